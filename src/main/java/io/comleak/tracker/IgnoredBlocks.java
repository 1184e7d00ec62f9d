// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import java.util.HashSet;
import java.util.Set;

/** The outstanding blocks that the program asked not to be reported. */
final class IgnoredBlocks {
    private final BlockTable table;
    private final InsideSearch insideSearch;
    private final Set<Long> serials = new HashSet<>();

    IgnoredBlocks(BlockTable table) {
        this.table = table;
        this.insideSearch = new InsideSearch(table);
    }

    /** The one that an address lies in, if there is one: what a BSTR points at is not its block's first byte. */
    void add(long address) {
        int exact = table.find(address);
        int row = exact == BlockTable.NONE ? insideSearch.find(address) : exact;
        if (row != BlockTable.NONE) {
            serials.add(table.serial(row));
        }
    }

    boolean contains(long serial) {
        return !serials.isEmpty() && serials.contains(serial);
    }

    /** The block is gone. */
    void forget(long serial) {
        if (!serials.isEmpty()) {
            serials.remove(serial);
        }
    }
}
