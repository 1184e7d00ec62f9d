// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Apartment;
import io.comleak.model.Frame;
import io.comleak.model.Incompleteness;
import io.comleak.model.RunFacts;
import java.util.List;
import java.util.Set;

/** The judgement on a run. */
public sealed interface LeakCheck {
    /** What it was made from. */
    RunFacts run();

    /** Classes in their order of declaration, and within each the largest group first. */
    List<LeakGroup> groups();

    /** What Windows' own modules freed after COM was shut down: no finding, but counted. */
    LeakTotals windowsLateFrees();

    /** What rules kept out of the groups. */
    List<Suppressed> suppressed();

    Verdict verdict();

    /** The same check with other groups, and with what was taken out of them. */
    LeakCheck with(List<LeakGroup> groups, List<Suppressed> suppressed);

    /** Sums of one class. */
    default LeakTotals totals(LeakClass leakClass) {
        LeakTotals sum = LeakTotals.ZERO;
        for (LeakGroup group : groups()) {
            if (group.leakClass() == leakClass) {
                sum = sum.plus(group.blocks(), group.bytes());
            }
        }
        return sum;
    }

    /** Own apartments that were still open at the end. */
    default List<Apartment> openApartments() {
        return run().apartments().stream()
                .filter(apartment -> apartment.own() && apartment.open())
                .toList();
    }

    /** The distinct frames of everything that a report can show: those that need names. */
    default Set<Frame> frames() {
        return ReportedFrames.of(this);
    }

    /** Everything was seen, and what was outstanding is judged. */
    record Complete(RunFacts run, List<LeakGroup> groups, LeakTotals windowsLateFrees, List<Suppressed> suppressed)
            implements LeakCheck {
        public Complete {
            groups = List.copyOf(groups);
            suppressed = List.copyOf(suppressed);
        }

        @Override
        public LeakCheck with(List<LeakGroup> groups, List<Suppressed> suppressed) {
            return new Complete(run, groups, windowsLateFrees, suppressed);
        }

        @Override
        public Verdict verdict() {
            if (groups.stream().anyMatch(group -> group.leakClass() == LeakClass.LEAK)) {
                return Verdict.LEAKS;
            }
            boolean held = groups.stream().anyMatch(group -> group.leakClass() == LeakClass.HELD_AT_EXIT);
            return held ? Verdict.HELD : Verdict.NO_LEAKS;
        }
    }

    /** Something was not seen, so that nothing outstanding may be called a leak. The reasons are never empty. */
    record Incomplete(
            RunFacts run,
            List<LeakGroup> groups,
            LeakTotals windowsLateFrees,
            List<Suppressed> suppressed,
            List<Incompleteness> reasons)
            implements LeakCheck {
        public Incomplete {
            groups = List.copyOf(groups);
            suppressed = List.copyOf(suppressed);
            reasons = List.copyOf(reasons);
        }

        @Override
        public LeakCheck with(List<LeakGroup> groups, List<Suppressed> suppressed) {
            return new Incomplete(run, groups, windowsLateFrees, suppressed, reasons);
        }

        @Override
        public Verdict verdict() {
            return Verdict.INCOMPLETE;
        }
    }
}
