// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Frame;
import io.comleak.model.RunSoFar;
import io.comleak.model.Target;
import java.util.List;
import java.util.Set;

/**
 * What is outstanding in a target that has shut COM down and runs on: no verdict, since it may free that yet.
 *
 * @param target the program
 * @param groups all of them {@link LeakClass#OUTSTANDING}, the largest first
 */
public record ProvisionalCheck(Target target, List<LeakGroup> groups) {
    public ProvisionalCheck {
        groups = List.copyOf(groups);
    }

    public static ProvisionalCheck of(RunSoFar run) {
        LeakGrouper grouper = new LeakGrouper(run.target(), run.outstanding(), LeakGroup.USUALLY_KEPT);
        grouper.addOutstanding(LeakClass.OUTSTANDING);
        // The target runs on, and the tracker's table with it.
        return new ProvisionalCheck(
                run.target(), grouper.groups().stream().map(LeakGroup::copied).toList());
    }

    /** Sums over all groups. */
    public LeakTotals totals() {
        LeakTotals sum = LeakTotals.ZERO;
        for (LeakGroup group : groups) {
            sum = sum.plus(group.allBlocks(), group.allBytes());
        }
        return sum;
    }

    /** The distinct frames that need names. */
    public Set<Frame> frames() {
        return ReportedFrames.of(groups);
    }

    ProvisionalCheck with(List<LeakGroup> others) {
        return new ProvisionalCheck(target, others);
    }
}
