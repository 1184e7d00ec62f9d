// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.FreedLate;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.OwnCode;
import io.comleak.leaks.OwnedGroup;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a group. */
final class GroupPart {
    private static final Map<String, LeakClass> CLASSES = Words.of(LeakClass.class, Names::of);

    private final Target target;
    private final BaselinePart baseline;
    private final BlocksPart blocks;
    private final OwnedPart ownedPart;
    private final Members members = new Members()
            .required("class", json -> leakClass = json.word(CLASSES))
            .optional("millisecondsAfter", json -> millisecondsAfter = OptionalLong.of(json.count()))
            .optional("duringExit", json -> duringExit = json.bool())
            .optional("owned", this::owned);
    private final StackMember stack;
    private final StackMember freed;
    private LeakClass leakClass = LeakClass.LEAK;
    private OptionalLong millisecondsAfter = OptionalLong.empty();
    private @Nullable Boolean duringExit;
    private List<OwnedGroup> owned = List.of();

    GroupPart(Target target, Stacks stacks, BlockPart blockPart, BaselinePart baseline, int blocksKept) {
        this.target = target;
        this.baseline = baseline;
        PackedBlocks packed = new PackedBlocks();
        blocks = new BlocksPart(members, blockPart, packed, blocksKept);
        ownedPart = new OwnedPart(target, stacks, blockPart, packed, blocksKept);
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
                blocks.count(),
                blocks.bytes(),
                blocks.sizes(),
                blocks.list(allocated),
                blocks.phases(),
                owned);
        baseline.keepFor(group);
        return group;
    }

    private void clear() {
        stack.clear();
        freed.clear();
        baseline.clear();
        blocks.clear();
        millisecondsAfter = OptionalLong.empty();
        duringExit = null;
        owned = List.of();
    }

    private void check(JsonSource json) throws IOException {
        boolean late = leakClass == LeakClass.LATE_FREE;
        if (late != (freed.orNull() != null) || late != millisecondsAfter.isPresent() || late != (duringExit != null)) {
            throw json.wrong("late frees have freed, millisecondsAfter and duringExit, and no other group has them");
        }
        if (late && !owned.isEmpty()) {
            throw json.wrong("late frees own nothing");
        }
        blocks.check(json);
    }

    private @Nullable FreedLate freed() {
        StackTrace where = freed.orNull();
        return where == null
                ? null
                : FreedLate.of(target, where, millisecondsAfter.orElse(0), Boolean.TRUE.equals(duringExit));
    }

    private void owned(JsonSource json) throws IOException {
        List<OwnedGroup> read = new ArrayList<>();
        json.array(it -> read.add(ownedPart.read(it)));
        owned = List.copyOf(read);
    }
}
