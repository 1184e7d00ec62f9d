// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import io.comleak.leaks.OwnCode;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of the user's own in a stack: the first function in the target's own modules that is no library's, such as
 * the constructor of a string class that was compiled into the program. It is for people; no verdict and no fingerprint
 * depends on it.
 */
public final class OwnLines {
    private final Target target;
    private final Symbols symbols;

    public OwnLines(Target target, Symbols symbols) {
        this.target = target;
        this.symbols = symbols;
    }

    /** The user's own line, or null where no frame lies in an own module. */
    public @Nullable OwnLine of(StackTrace stack) {
        return from(stack, firstFrame(stack));
    }

    /**
     * The first frame of the user's own code, or null if there is none: by what they count as their own, and where no frame
     * is in that, by where the modules lie.
     */
    @Nullable
    Frame firstFrame(StackTrace stack) {
        return stack.frames().stream()
                .filter(this::owns)
                .findFirst()
                .orElseGet(() -> OwnCode.firstFrame(target, stack));
    }

    private boolean owns(Frame frame) {
        return frame.module() != null && symbols.own(frame.module()).orElseGet(() -> OwnCode.owns(target, frame));
    }

    /** The same from a frame on, which is the line where nothing but libraries' functions come; null for a frame that is null. */
    public @Nullable OwnLine from(StackTrace stack, @Nullable Frame first) {
        if (first == null) {
            return null;
        }
        List<Frame> frames = stack.frames();
        for (Frame frame : frames.subList(Math.max(0, frames.indexOf(first)), frames.size())) {
            int symbol = owns(frame) ? firstOfUser(symbols.of(frame)) : -1;
            if (symbol >= 0) {
                return new OwnLine(frame, symbol);
            }
        }
        return new OwnLine(first, 0);
    }

    /** The place of the first that is no library's, or -1. Who has no name is taken for the user's own. */
    private static int firstOfUser(List<Symbol> names) {
        for (int at = 0; at < names.size(); at++) {
            if (!LibraryFunction.is(names.get(at).function())) {
                return at;
            }
        }
        return names.isEmpty() ? 0 : -1;
    }
}
