// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import io.comleak.model.Frame;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call as a rule sees it: inlined ones count like any other.
 *
 * @param module file name, such as {@code combase.dll}; empty for code that lies in no module
 * @param function without the module; empty if the frame has no name
 */
public record Call(String module, String function) {
    /** The calls of some frames, innermost first. */
    public static List<Call> of(List<Frame> frames, Symbols symbols) {
        return frames.stream().flatMap(frame -> of(frame, symbols.of(frame))).toList();
    }

    private static Stream<Call> of(Frame frame, List<Symbol> symbols) {
        String module = frame.module() == null ? "" : frame.module().name();
        return symbols.isEmpty()
                ? Stream.of(new Call(module, ""))
                : symbols.stream().map(symbol -> new Call(module, symbol.function()));
    }
}
