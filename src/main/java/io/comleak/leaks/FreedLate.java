// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import org.jspecify.annotations.Nullable;

/**
 * How the blocks of a {@link LeakClass#LATE_FREE} group were freed.
 *
 * @param stack where
 * @param ownFrame its first frame of an own module, or null if no stack was recorded
 * @param millisecondsAfter from the final checkpoint to the first of these frees
 * @param duringExit whether the process had begun to end
 */
public record FreedLate(StackTrace stack, @Nullable Frame ownFrame, long millisecondsAfter, boolean duringExit) {
    /** Blocks that were freed there. */
    public static FreedLate of(Target target, StackTrace stack, long millisecondsAfter, boolean duringExit) {
        return new FreedLate(stack, OwnCode.freeingFrame(target, stack), millisecondsAfter, duringExit);
    }
}
