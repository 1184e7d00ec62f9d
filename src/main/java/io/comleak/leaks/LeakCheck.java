// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Apartment;
import io.comleak.model.Frame;
import io.comleak.model.Incompleteness;
import io.comleak.model.RunFacts;
import io.comleak.model.WrongFree;
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

    /** Wrong frees, certain or not, in order of their first occurrence. */
    List<WrongFree> wrongFrees();

    /** What suppressions kept out of the groups and the wrong frees, and which of them did nothing. */
    Suppressions suppressions();

    Verdict verdict();

    /** The same check with other groups and wrong frees, and with what was taken out of them. */
    LeakCheck with(List<LeakGroup> groups, List<WrongFree> wrongFrees, Suppressions suppressions);

    /** Sums of one class. */
    default LeakTotals totals(LeakClass leakClass) {
        LeakTotals sum = LeakTotals.ZERO;
        for (LeakGroup group : groups()) {
            if (group.leakClass() == leakClass) {
                sum = sum.plus(group.allBlocks(), group.allBytes());
            }
        }
        return sum;
    }

    /** The phases that the program named, each with its verdict. */
    default List<PhaseResult> phases() {
        return PhaseResult.of(this);
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
    record Complete(
            RunFacts run,
            List<LeakGroup> groups,
            List<WrongFree> wrongFrees,
            LeakTotals windowsLateFrees,
            Suppressions suppressions)
            implements LeakCheck {
        public Complete {
            groups = List.copyOf(groups);
            wrongFrees = List.copyOf(wrongFrees);
        }

        @Override
        public LeakCheck with(List<LeakGroup> groups, List<WrongFree> wrongFrees, Suppressions suppressions) {
            return new Complete(run, groups, wrongFrees, windowsLateFrees, suppressions);
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
            List<WrongFree> wrongFrees,
            LeakTotals windowsLateFrees,
            Suppressions suppressions,
            List<Incompleteness> reasons)
            implements LeakCheck {
        public Incomplete {
            groups = List.copyOf(groups);
            wrongFrees = List.copyOf(wrongFrees);
            reasons = List.copyOf(reasons);
        }

        @Override
        public LeakCheck with(List<LeakGroup> groups, List<WrongFree> wrongFrees, Suppressions suppressions) {
            return new Incomplete(run, groups, wrongFrees, windowsLateFrees, suppressions, reasons);
        }

        @Override
        public Verdict verdict() {
            return Verdict.INCOMPLETE;
        }
    }
}
