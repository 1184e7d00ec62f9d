// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Block;
import io.comleak.model.OutstandingBlocks;
import io.comleak.model.Pointers;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of the table in order of their serials; a block is made of each when it is asked for. */
final class Outstanding implements OutstandingBlocks {
    private final BlockTable table;
    private final Blocks blocks;
    private final LateFrees lateFrees;
    private final PointerTable pointers;
    private final Phases phases;
    private final IgnoredBlocks ignored;
    private final int[] rows;

    Outstanding(
            BlockTable table,
            Blocks blocks,
            LateFrees lateFrees,
            PointerTable pointers,
            Phases phases,
            IgnoredBlocks ignored) {
        this.table = table;
        this.blocks = blocks;
        this.lateFrees = lateFrees;
        this.pointers = pointers;
        this.phases = phases;
        this.ignored = ignored;
        int[] used = IntStream.range(0, table.rows())
                .filter(row -> !table.isFree(row))
                .toArray();
        rows = RowSort.sorted(used, table::serial);
    }

    @Override
    public int count() {
        return rows.length;
    }

    @Override
    public long bytes() {
        return table.bytes();
    }

    @Override
    public Block block(int index) {
        int row = rows[index];
        return blocks.block(row, lateFrees.afterShutdown(table.serial(row)));
    }

    @Override
    public @Nullable String phase(int index) {
        return phases.of(table.serial(rows[index]));
    }

    @Override
    public boolean ignored(int index) {
        return ignored.contains(table.serial(rows[index]));
    }

    @Override
    public Pointers pointers() {
        if (pointers.isEmpty()) {
            return Pointers.NONE;
        }
        int[] places = new int[table.rows()];
        for (int place = 0; place < rows.length; place++) {
            places[rows[place]] = place;
        }
        return pointers.pointers(places);
    }
}
