// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Block;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of one class and one allocating stack; for late frees, of one freeing stack as well.
 *
 * @param leakClass what they are
 * @param stack where they were allocated, or last reallocated
 * @param ownFrame first frame of that stack that lies in an own module, or null if none does
 * @param freed how they were freed, for {@link LeakClass#LATE_FREE}; else null
 * @param blocks how many
 * @param bytes of all of them
 * @param sizes of the smallest and the largest of them; null where not all sizes are known
 * @param kept the first of them in order of allocation, as many as were to be kept; each may be made anew when it is asked for
 */
public record LeakGroup(
        LeakClass leakClass,
        StackTrace stack,
        @Nullable Frame ownFrame,
        @Nullable FreedLate freed,
        long blocks,
        long bytes,
        @Nullable BlockSizes sizes,
        List<Block> kept) {
    /** Blocks that a group remembers one by one unless more are asked for, so that millions of leaks fit into memory. */
    public static final int USUALLY_KEPT = 16;

    public LeakGroup {
        kept = Collections.unmodifiableList(kept);
    }

    /** The same group with blocks that stay as they are, whatever happens to the outstanding ones. */
    LeakGroup copied() {
        return new LeakGroup(leakClass, stack, ownFrame, freed, blocks, bytes, sizes, List.copyOf(kept));
    }

    /** The size of each, where all are known to have the same. */
    public OptionalLong eachSize() {
        return sizes != null && sizes.smallest() == sizes.largest()
                ? OptionalLong.of(sizes.smallest())
                : OptionalLong.empty();
    }
}
