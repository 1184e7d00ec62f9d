// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Ending;
import io.comleak.model.Frame;
import io.comleak.model.Incompleteness;
import io.comleak.model.LateFree;
import io.comleak.model.TrackedRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges a run: what is a leak, what was freed too late, and what cannot be known. */
public final class LeakJudge {
    private final TrackedRun run;
    private final List<Incompleteness> reasons;
    private final LeakGrouper grouper;
    private LeakTotals windowsLateFrees = LeakTotals.ZERO;

    private LeakJudge(TrackedRun run, int blocksKept) {
        this.run = run;
        this.reasons = reasons(run);
        this.grouper = new LeakGrouper(run.target(), run.outstanding(), blocksKept);
    }

    /** The judgement on a run whose target is dead. */
    public static LeakCheck judge(TrackedRun run) {
        return judge(run, LeakGroup.USUALLY_KEPT);
    }

    /** The same, with that many blocks of each group one by one; at least one. */
    public static LeakCheck judge(TrackedRun run, int blocksKept) {
        return new LeakJudge(run, blocksKept).check();
    }

    private LeakCheck check() {
        grouper.addOutstanding(classOfOutstanding());
        run.lateFrees().forEach(this::judge);
        List<LeakGroup> groups = grouper.groups();
        Suppressions ignored = grouper.ignored();
        return reasons.isEmpty()
                ? new LeakCheck.Complete(run, groups, run.wrongFrees(), windowsLateFrees, ignored)
                : new LeakCheck.Incomplete(run, groups, run.wrongFrees(), windowsLateFrees, ignored, reasons);
    }

    private LeakClass classOfOutstanding() {
        if (!reasons.isEmpty()) {
            return LeakClass.OUTSTANDING;
        }
        boolean held = run.apartments().stream().anyMatch(apartment -> apartment.own() && apartment.open());
        return held ? LeakClass.HELD_AT_EXIT : LeakClass.LEAK;
    }

    private void judge(LateFree late) {
        Frame own = OwnCode.freeingFrame(run.target(), late.freed());
        // Without a stack nobody knows that it was Windows.
        if (own == null && !late.freed().frames().isEmpty()) {
            windowsLateFrees = windowsLateFrees.plus(late.blocks(), late.bytes());
        } else if (late.duringExit() || !late.threadInApartment()) {
            grouper.add(late, own);
        }
    }

    /** The reasons that were seen, and the one that the ending is, should nobody have given it. */
    private static List<Incompleteness> reasons(TrackedRun run) {
        List<Incompleteness> reasons = new ArrayList<>(run.incompleteness());
        Incompleteness.Kind kind = kindOf(run.ending());
        if (kind != null && reasons.stream().noneMatch(reason -> reason.kind() == kind)) {
            reasons.add(new Incompleteness(kind, "The program did not end by itself."));
        }
        return reasons;
    }

    private static Incompleteness.@Nullable Kind kindOf(Ending ending) {
        if (ending instanceof Ending.Crashed) {
            return Incompleteness.Kind.CRASHED;
        }
        if (ending instanceof Ending.Killed) {
            return Incompleteness.Kind.KILLED;
        }
        if (ending instanceof Ending.TimedOut) {
            return Incompleteness.Kind.TIMED_OUT;
        }
        return ending instanceof Ending.Interrupted ? Incompleteness.Kind.INTERRUPTED : null;
    }
}
