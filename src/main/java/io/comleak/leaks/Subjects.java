// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.model.WrongFree;
import io.comleak.suppress.Call;
import io.comleak.suppress.FindingClass;
import io.comleak.suppress.SizeRange;
import io.comleak.suppress.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes findings into what suppressions are held against. */
public final class Subjects {
    private final Target target;
    private final Symbols symbols;
    private final Fingerprinter fingerprints;

    /** Names come from the symbols. */
    public Subjects(Target target, Symbols symbols) {
        this.target = target;
        this.symbols = symbols;
        this.fingerprints = new Fingerprinter(target, symbols);
    }

    /** A group, by its allocating stack. */
    public Subject of(LeakGroup group) {
        BlockSizes sizes = group.sizes();
        return subject(
                findingClass(group.leakClass()),
                sizes == null ? null : new SizeRange(sizes.smallest(), sizes.largest()),
                group.stack());
    }

    /** A wrong free, by the freeing stack. */
    public Subject of(WrongFree wrong) {
        SizeRange size = wrong.block() == null
                ? null
                : new SizeRange(wrong.block().size(), wrong.block().size());
        return subject(FindingClass.WRONG_FREE, size, wrong.freed());
    }

    private Subject subject(FindingClass findingClass, @Nullable SizeRange sizes, StackTrace stack) {
        List<Call> calls = new ArrayList<>();
        int windowsCalls = 0;
        boolean inOwnCode = false;
        for (Frame frame : stack.frames()) {
            boolean own = OwnCode.owns(target, frame);
            add(frame, own, calls);
            inOwnCode |= own;
            windowsCalls = inOwnCode ? windowsCalls : calls.size();
        }
        return new Subject(findingClass, fingerprints.of(stack).bits(), sizes, calls, windowsCalls);
    }

    /** Of Windows' own code, what is inlined into a function does not count, as it is not shown either. */
    private void add(Frame frame, boolean own, List<Call> calls) {
        String module = frame.module() == null ? "" : frame.module().name();
        List<Symbol> names = symbols.of(frame);
        if (names.isEmpty()) {
            calls.add(new Call(module, "", ""));
        }
        int first = own ? 0 : Math.max(0, names.size() - 1);
        for (Symbol name : names.subList(first, names.size())) {
            calls.add(new Call(module, name.function(), name.file() == null ? "" : name.file()));
        }
    }

    /** What a suppression calls a class. */
    public static FindingClass findingClass(LeakClass leakClass) {
        return switch (leakClass) {
            case LEAK -> FindingClass.LEAK;
            case HELD_AT_EXIT -> FindingClass.HELD;
            case OUTSTANDING -> FindingClass.OUTSTANDING;
            case LATE_FREE -> FindingClass.LATE_FREE;
        };
    }
}
