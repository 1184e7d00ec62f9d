// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Block;
import io.comleak.model.Contents;

/** Makes a block of the model from a row of the table. */
final class Blocks {
    private static final Contents EMPTY = Contents.read(new byte[0]);

    private final BlockTable table;
    private final StackTable stacks;
    private final BlockContents contents;

    Blocks(BlockTable table, StackTable stacks, BlockContents contents) {
        this.table = table;
        this.stacks = stacks;
        this.contents = contents;
    }

    Block block(int row, boolean afterShutdown) {
        long serial = table.serial(row);
        return new Block(
                serial,
                table.address(row),
                table.size(row),
                table.thread(row),
                table.apartment(row),
                stacks.trace(table.stack(row)),
                table.reallocations(row),
                afterShutdown,
                table.size(row) == 0 ? EMPTY : contents.of(serial));
    }
}
