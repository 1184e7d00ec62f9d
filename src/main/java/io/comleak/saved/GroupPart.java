// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.BlockSizes;
import io.comleak.leaks.FreedLate;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.OwnCode;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a group. */
final class GroupPart {
    private static final Map<String, LeakClass> CLASSES = Words.of(LeakClass.class, Names::of);

    private final Target target;
    private final BlockPart blockPart;
    private final BaselinePart baseline;
    private final PackedBlocks packed = new PackedBlocks();
    private final int blocksKept;
    private final Members members = new Members()
            .required("class", json -> leakClass = json.word(CLASSES))
            .required("blocks", json -> blocks = json.number(1, Long.MAX_VALUE))
            .required("bytes", json -> bytes = json.count())
            .optional("smallest", json -> smallest = OptionalLong.of(json.count()))
            .optional("largest", json -> largest = OptionalLong.of(json.count()))
            .optional("millisecondsAfter", json -> millisecondsAfter = OptionalLong.of(json.count()))
            .optional("duringExit", json -> duringExit = json.bool())
            .required("list", this::list)
            .required("more", json -> more = json.count());
    private final StackMember stack;
    private final StackMember freed;
    private LeakClass leakClass = LeakClass.LEAK;
    private long blocks;
    private long bytes;
    private OptionalLong smallest = OptionalLong.empty();
    private OptionalLong largest = OptionalLong.empty();
    private OptionalLong millisecondsAfter = OptionalLong.empty();
    private @Nullable Boolean duringExit;
    private PackedList list;
    private long more;

    GroupPart(Target target, Stacks stacks, BlockPart blockPart, BaselinePart baseline, int blocksKept) {
        this.target = target;
        this.blockPart = blockPart;
        this.baseline = baseline;
        this.blocksKept = blocksKept;
        this.list = new PackedList(packed, blocksKept);
        FingerprintMembers.addTo(members);
        OriginMembers.addTo(members);
        baseline.addTo(members);
        stack = StackMember.required("stack", members, stacks);
        freed = StackMember.optional("freed", members, stacks);
    }

    LeakGroup read(JsonSource json) throws IOException {
        clear();
        members.read(json);
        check(json);
        StackTrace allocated = stack.trace();
        LeakGroup group = new LeakGroup(
                leakClass,
                allocated,
                OwnCode.firstFrame(target, allocated),
                freed(),
                blocks,
                bytes,
                sizes(),
                list.of(allocated));
        baseline.keepFor(group);
        return group;
    }

    private void clear() {
        stack.clear();
        freed.clear();
        baseline.clear();
        smallest = OptionalLong.empty();
        largest = OptionalLong.empty();
        millisecondsAfter = OptionalLong.empty();
        duringExit = null;
    }

    private void check(JsonSource json) throws IOException {
        boolean late = leakClass == LeakClass.LATE_FREE;
        if (late != (freed.orNull() != null) || late != millisecondsAfter.isPresent() || late != (duringExit != null)) {
            throw json.wrong("late frees have freed, millisecondsAfter and duringExit, and no other group has them");
        }
        if (smallest.isPresent() != largest.isPresent()) {
            throw json.wrong("smallest and largest go together");
        }
        if (list.seen() == 0 || blocks - list.seen() != more) {
            throw json.wrong(
                    "of " + blocks + " blocks, " + list.seen() + " are listed, and there are " + more + " more");
        }
    }

    private @Nullable BlockSizes sizes() {
        return smallest.isPresent() && largest.isPresent()
                ? new BlockSizes(smallest.getAsLong(), largest.getAsLong())
                : null;
    }

    private @Nullable FreedLate freed() {
        StackTrace where = freed.orNull();
        return where == null
                ? null
                : FreedLate.of(target, where, millisecondsAfter.orElse(0), Boolean.TRUE.equals(duringExit));
    }

    private void list(JsonSource json) throws IOException {
        list = new PackedList(packed, blocksKept);
        json.array(it -> list.add(blockPart.read(it, StackTrace.NONE)));
    }
}
