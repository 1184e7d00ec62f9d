// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.BlockSizes;
import io.comleak.leaks.OwnCode;
import io.comleak.leaks.OwnedGroup;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import java.io.IOException;

/** Reads blocks that a group owns. */
final class OwnedPart {
    private final Target target;
    private final StackMember stack;
    private final BlocksPart blocks;
    private final Members members = new Members();

    OwnedPart(Target target, Stacks stacks, BlockPart blockPart, PackedBlocks packed, int blocksKept) {
        this.target = target;
        FingerprintMembers.addTo(members);
        OriginMembers.addTo(members);
        blocks = new BlocksPart(members, blockPart, packed, blocksKept);
        stack = StackMember.required("stack", members, stacks);
    }

    OwnedGroup read(JsonSource json) throws IOException {
        stack.clear();
        blocks.clear();
        members.read(json);
        blocks.check(json);
        StackTrace allocated = stack.trace();
        BlockSizes sizes = blocks.sizes();
        return new OwnedGroup(
                allocated,
                OwnCode.firstFrame(target, allocated),
                blocks.count(),
                blocks.bytes(),
                sizes,
                blocks.list(allocated),
                blocks.phases());
    }
}
