// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

/**
 * Finds the live block that an address lies inside of. The table is a hash table, so that the search is by trial: first
 * all places close before the address, which finds the block of any BSTR; then all blocks, as often as a budget allows.
 */
final class InsideSearch {
    /** Heaps align blocks to 8 bytes at least. */
    private static final int ALIGNMENT = 8;

    private static final int NEAR_BYTES = 4096;

    private final BlockTable table;
    /** Rows that may still be looked at, about 0.2 s in all. */
    private long budget = 1L << 26;

    InsideSearch(BlockTable table) {
        this.table = table;
    }

    /** The row of the block, or NONE. */
    int find(long address) {
        long nearest = (address - 1) & -ALIGNMENT;
        for (int back = 0; back < NEAR_BYTES; back += ALIGNMENT) {
            int row = table.find(nearest - back);
            if (row != BlockTable.NONE) {
                // Blocks do not overlap: no earlier one can reach beyond this one.
                return contains(row, address) ? row : BlockTable.NONE;
            }
        }
        return findFar(address);
    }

    private int findFar(long address) {
        if (budget < table.rows()) {
            return BlockTable.NONE;
        }
        budget -= table.rows();
        for (int row = 0; row < table.rows(); row++) {
            if (!table.isFree(row) && contains(row, address)) {
                return row;
            }
        }
        return BlockTable.NONE;
    }

    private boolean contains(int row, long address) {
        return Long.compareUnsigned(address - table.address(row), table.size(row)) < 0;
    }
}
