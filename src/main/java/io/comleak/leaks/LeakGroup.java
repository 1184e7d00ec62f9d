// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Block;
import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of one class and one allocating stack that nothing else of the class owns; for late frees, of one freeing stack as
 * well.
 *
 * @param leakClass what they are
 * @param stack where they were allocated, or last reallocated
 * @param ownFrame first frame of that stack that lies in an own module, or null if none does
 * @param freed how they were freed, for {@link LeakClass#LATE_FREE}; else null
 * @param blocks how many, without those that they own
 * @param bytes of all of them, without what they own
 * @param sizes of the smallest and the largest of them; null where not all sizes are known
 * @param kept the first of them in order of allocation, as many as were to be kept; each may be made anew when it is asked for
 * @param phases that they were allocated in, of those that the program named, without what they own
 * @param owned the blocks that these own, by their allocating stacks, the most bytes first
 */
public record LeakGroup(
        LeakClass leakClass,
        StackTrace stack,
        @Nullable Frame ownFrame,
        @Nullable FreedLate freed,
        long blocks,
        long bytes,
        @Nullable BlockSizes sizes,
        List<Block> kept,
        List<PhaseShare> phases,
        List<OwnedGroup> owned) {
    /** Blocks that a group remembers one by one unless more are asked for, so that millions of leaks fit into memory. */
    public static final int USUALLY_KEPT = 16;

    public LeakGroup {
        kept = Collections.unmodifiableList(kept);
        phases = List.copyOf(phases);
        owned = List.copyOf(owned);
    }

    /** The same group with blocks that stay as they are, whatever happens to the outstanding ones. */
    LeakGroup copied() {
        return new LeakGroup(
                leakClass,
                stack,
                ownFrame,
                freed,
                blocks,
                bytes,
                sizes,
                List.copyOf(kept),
                phases,
                owned.stream().map(OwnedGroup::copied).toList());
    }

    /** The same blocks, owning something else. */
    LeakGroup owning(List<OwnedGroup> others) {
        return new LeakGroup(leakClass, stack, ownFrame, freed, blocks, bytes, sizes, kept, phases, others);
    }

    /** These and others that are like these, and own nothing. */
    LeakGroup and(LeakGroup others) {
        // What neither keeps comes after as many as one of them does.
        List<Block> first = Stream.concat(kept.stream(), others.kept.stream())
                .sorted(Comparator.comparing(Block::serial))
                .limit(Math.max(kept.size(), others.kept.size()))
                .toList();
        return new LeakGroup(
                leakClass,
                stack,
                ownFrame,
                freed,
                blocks + others.blocks,
                bytes + others.bytes,
                BlockSizes.both(sizes, others.sizes),
                first,
                PhaseShare.sums(List.of(phases, others.phases)),
                owned);
    }

    /** The phases that these blocks and all that they own were allocated in. */
    public List<PhaseShare> allPhases() {
        List<List<PhaseShare>> all = new ArrayList<>(List.of(phases));
        owned.forEach(group -> all.add(group.phases()));
        return PhaseShare.sums(all);
    }

    /** The size of each, where all are known to have the same. */
    public OptionalLong eachSize() {
        return BlockSizes.each(sizes);
    }

    /** Blocks that these own. */
    public long ownedBlocks() {
        return owned.stream().mapToLong(OwnedGroup::blocks).sum();
    }

    /** Bytes of the blocks that these own. */
    public long ownedBytes() {
        return owned.stream().mapToLong(OwnedGroup::bytes).sum();
    }

    /** These blocks and all that they own. */
    public long allBlocks() {
        return blocks + ownedBlocks();
    }

    /** Bytes of these blocks and of all that they own. */
    public long allBytes() {
        return bytes + ownedBytes();
    }
}
