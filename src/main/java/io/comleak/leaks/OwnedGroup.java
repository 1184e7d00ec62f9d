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
 * Blocks of one allocating stack that the blocks of a {@link LeakGroup} own: those hold their addresses, or those of others
 * that do.
 *
 * @param stack where they were allocated, or last reallocated
 * @param ownFrame first frame of that stack that lies in an own module, or null if none does
 * @param blocks how many
 * @param bytes of all of them
 * @param sizes of the smallest and the largest of them; null where not all sizes are known
 * @param kept the first of them in order of allocation, as many as were to be kept; each may be made anew when it is asked for
 * @param phases that they were allocated in, of those that the program named
 */
public record OwnedGroup(
        StackTrace stack,
        @Nullable Frame ownFrame,
        long blocks,
        long bytes,
        @Nullable BlockSizes sizes,
        List<Block> kept,
        List<PhaseShare> phases) {
    public OwnedGroup {
        kept = Collections.unmodifiableList(kept);
        phases = List.copyOf(phases);
    }

    /** The same blocks as if nothing owned them. */
    public LeakGroup alone(LeakClass leakClass) {
        return new LeakGroup(leakClass, stack, ownFrame, null, blocks, bytes, sizes, kept, phases, List.of());
    }

    OwnedGroup copied() {
        return new OwnedGroup(stack, ownFrame, blocks, bytes, sizes, List.copyOf(kept), phases);
    }

    /** The size of each, where all are known to have the same. */
    public OptionalLong eachSize() {
        return BlockSizes.each(sizes);
    }
}
