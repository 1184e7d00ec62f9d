// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.suppress;

import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.FrameText;
import io.comleak.report.Printable;
import io.comleak.report.origin.OwnLine;
import java.util.List;

/** What an entry is called, beside its fingerprint: the function of the program's own, for people. */
final class EntryName {
    private final Symbols symbols;
    private final FrameText frames;

    EntryName(Target target, Symbols symbols) {
        this.symbols = symbols;
        this.frames = new FrameText(target, symbols);
    }

    String of(StackTrace stack) {
        OwnLine own = frames.ownLine(stack);
        if (own == null) {
            return "outside " + frames.program();
        }
        List<Symbol> names = symbols.of(own.frame());
        return names.isEmpty()
                ? frames.place(own)
                : Printable.of(names.get(own.symbol()).function());
    }
}
