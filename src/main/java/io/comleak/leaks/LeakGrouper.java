// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static java.util.Comparator.comparing;

import io.comleak.model.Block;
import io.comleak.model.Frame;
import io.comleak.model.LateFree;
import io.comleak.model.OutstandingBlocks;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers blocks into groups, remembering of each group its sums and its first blocks. */
final class LeakGrouper {
    /** Classes in their order of declaration, then the largest first. */
    static final Comparator<LeakGroup> ORDER = comparing(LeakGroup::leakClass)
            .thenComparing(comparing(LeakGroup::allBytes).reversed())
            .thenComparing(comparing(LeakGroup::allBlocks).reversed())
            .thenComparing(group -> group.kept().get(0).serial());

    private static final Comparator<OwnedGroup> ORDER_OF_OWNED = comparing(OwnedGroup::bytes)
            .reversed()
            .thenComparing(comparing(OwnedGroup::blocks).reversed())
            .thenComparing(group -> group.kept().get(0).serial());

    private final Target target;
    private final OutstandingBlocks outstanding;
    private final int blocksKept;
    private final Map<Integer, Gathering> byStack = new HashMap<>();
    private final Map<Key, Gathering> byPlaces = new HashMap<>();
    private final Ignored ignored = new Ignored();

    LeakGrouper(Target target, OutstandingBlocks outstanding, int blocksKept) {
        this.target = target;
        this.outstanding = outstanding;
        this.blocksKept = blocksKept;
    }

    /** Adds all that is outstanding, as blocks of one class. */
    void addOutstanding(LeakClass leakClass) {
        Owners owners = Owners.of(outstanding.count(), outstanding.pointers().without(outstanding::ignored));
        for (int index = 0; index < outstanding.count(); index++) {
            Block block = outstanding.block(index);
            int root = owners.root(index);
            if (outstanding.ignored(index)) {
                ignored.add(block);
            } else if (root == index) {
                of(leakClass, block.stack()).add(block, index);
            } else {
                of(leakClass, outstanding.block(root).stack())
                        .owned(block.stack())
                        .add(block, index);
            }
        }
    }

    /** Most blocks share a few stacks: the number finds the group without a look at the frames. */
    private Gathering of(LeakClass leakClass, StackTrace stack) {
        return byStack.computeIfAbsent(stack.id(), id -> gathering(leakClass, stack, null));
    }

    void add(LateFree late, @Nullable Frame freeingFrame) {
        FreedLate freed = new FreedLate(late.freed(), freeingFrame, late.millisecondsAfter(), late.duringExit());
        Gathering gathering = gathering(LeakClass.LATE_FREE, late.first().stack(), freed);
        gathering.add(late.first(), late.blocks(), late.bytes());
        if (gathering.firsts.size() < blocksKept) {
            gathering.firsts.add(late.first());
        }
    }

    /** What the program asked not to be reported, as a suppression that it is. */
    Suppressions ignored() {
        return ignored.asSuppressions();
    }

    List<LeakGroup> groups() {
        return byPlaces.values().stream().map(this::group).sorted(ORDER).toList();
    }

    private Gathering gathering(LeakClass leakClass, StackTrace stack, @Nullable FreedLate freed) {
        Key key = new Key(leakClass, places(stack), freed == null ? List.of() : places(freed.stack()));
        return byPlaces.computeIfAbsent(key, k -> new Gathering(leakClass, stack, freed));
    }

    private LeakGroup group(Gathering of) {
        List<OwnedGroup> owned = of.owned.values().stream()
                .map(this::ownedGroup)
                .sorted(ORDER_OF_OWNED)
                .toList();
        Frame ownFrame = OwnCode.firstFrame(target, of.stack);
        return new LeakGroup(
                of.leakClass,
                of.stack,
                ownFrame,
                of.freed,
                of.blocks,
                of.bytes,
                of.sizes,
                of.kept(),
                of.phases(),
                owned);
    }

    private OwnedGroup ownedGroup(Gathering of) {
        Frame ownFrame = OwnCode.firstFrame(target, of.stack);
        return new OwnedGroup(of.stack, ownFrame, of.blocks, of.bytes, of.sizes, of.kept(), of.phases());
    }

    private static List<Place> places(StackTrace stack) {
        return stack.frames().stream().map(Place::of).toList();
    }

    /** A frame without its address, so that a DLL loaded twice is the same code. */
    private record Place(@Nullable String path, long offset) {
        static Place of(Frame frame) {
            return new Place(frame.module() == null ? null : frame.module().path(), frame.offset());
        }
    }

    private record Key(LeakClass leakClass, List<Place> allocated, List<Place> freed) {}

    private final class Gathering {
        private final LeakClass leakClass;
        private final StackTrace stack;
        private final @Nullable FreedLate freed;
        /** Of blocks that were freed late. */
        private final List<Block> firsts = new ArrayList<>();
        /** Of outstanding blocks. */
        private final KeptBlocks indices = new KeptBlocks(outstanding, blocksKept);

        private final Map<Integer, Gathering> ownedByStack = new HashMap<>();
        private final Map<List<Place>, Gathering> owned = new HashMap<>();
        private final Map<String, LeakTotals> phases = new LinkedHashMap<>();
        private @Nullable BlockSizes sizes;
        private long blocks;
        private long bytes;

        Gathering(LeakClass leakClass, StackTrace stack, @Nullable FreedLate freed) {
            this.leakClass = leakClass;
            this.stack = stack;
            this.freed = freed;
        }

        /** What these blocks own that was allocated there. */
        Gathering owned(StackTrace allocated) {
            return ownedByStack.computeIfAbsent(
                    allocated.id(),
                    id -> owned.computeIfAbsent(places(allocated), at -> new Gathering(leakClass, allocated, null)));
        }

        List<Block> kept() {
            return firsts.isEmpty() ? indices.list() : firsts;
        }

        /** One that is outstanding. */
        void add(Block block, int index) {
            add(block, 1, block.size());
            indices.add(index);
            String phase = outstanding.phase(index);
            if (phase != null) {
                LeakTotals before = phases.getOrDefault(phase, LeakTotals.ZERO);
                phases.put(phase, before.plus(1, block.size()));
            }
        }

        List<PhaseShare> phases() {
            List<PhaseShare> shares = new ArrayList<>();
            phases.forEach((phase, sum) -> shares.add(new PhaseShare(phase, sum.blocks(), sum.bytes())));
            return shares;
        }

        void add(Block first, long moreBlocks, long moreBytes) {
            BlockSizes more = BlockSizes.of(first, moreBlocks, moreBytes);
            sizes = blocks == 0 ? more : BlockSizes.both(sizes, more);
            blocks += moreBlocks;
            bytes += moreBytes;
        }
    }
}
