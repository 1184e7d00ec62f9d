// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.suppress;

import io.comleak.leaks.OwnCode;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.FrameText;
import io.comleak.report.Printable;
import java.util.List;

/** What an entry is called, beside its fingerprint: the function of the program's own, for people. */
final class EntryName {
    private final Target target;
    private final Symbols symbols;
    private final FrameText frames;

    EntryName(Target target, Symbols symbols) {
        this.target = target;
        this.symbols = symbols;
        this.frames = new FrameText(target, symbols);
    }

    String of(StackTrace stack) {
        Frame own = OwnCode.firstFrame(target, stack);
        if (own == null) {
            return "outside " + frames.program();
        }
        List<Symbol> names = symbols.of(own);
        return names.isEmpty() ? frames.place(own) : Printable.of(names.get(0).function());
    }
}
