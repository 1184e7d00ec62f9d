// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Block;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a wrong free. */
final class WrongFreePart {
    private static final Map<String, WrongFree.Kind> KINDS = Words.of(WrongFree.Kind.class);

    private final BlockPart blockPart;
    private final BaselinePart baseline;
    private final Members members = new Members()
            .required("kind", json -> kind = json.word(KINDS))
            .required("certain", JsonSource::bool)
            .required("address", json -> address = json.address())
            .required("thread", json -> thread = json.unsigned())
            .required("reallocating", json -> reallocating = json.bool())
            .required("times", json -> times = json.number(1, Long.MAX_VALUE))
            .optional("block", this::block);
    private final StackMember freed;
    private final StackMember firstFreed;
    private final StackMember allocated;
    private WrongFree.Kind kind = WrongFree.Kind.NOT_SEEN;
    private long address;
    private int thread;
    private boolean reallocating;
    private long times;
    private @Nullable Block block;

    WrongFreePart(Stacks stacks, BlockPart blockPart, BaselinePart baseline) {
        this.blockPart = blockPart;
        this.baseline = baseline;
        FingerprintMembers.addTo(members);
        baseline.addTo(members);
        freed = StackMember.required("freed", members, stacks);
        firstFreed = StackMember.optional("firstFreed", members, stacks);
        allocated = StackMember.optional("allocated", members, stacks);
    }

    WrongFree read(JsonSource json) throws IOException {
        freed.clear();
        firstFreed.clear();
        allocated.clear();
        baseline.clear();
        clearBlock();
        members.read(json);
        if ((block == null) != (allocated.orNull() == null)) {
            throw json.wrong("block and allocated go together");
        }
        WrongFree wrongFree = new WrongFree(
                kind,
                address,
                thread,
                freed.trace(),
                firstFreed.orNull(),
                block == null ? null : with(block, allocated.trace()),
                reallocating,
                times);
        baseline.keepFor(wrongFree);
        return wrongFree;
    }

    private void clearBlock() {
        block = null;
    }

    private void block(JsonSource json) throws IOException {
        block = blockPart.read(json, StackTrace.NONE);
    }

    private static Block with(Block block, StackTrace stack) {
        return new Block(
                block.serial(),
                block.address(),
                block.size(),
                block.thread(),
                block.apartment(),
                stack,
                block.reallocations(),
                block.afterShutdown(),
                block.contents());
    }
}
