// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Pointers;
import java.util.Arrays;

/**
 * Which blocks hold the addresses of which others, as it was when they were last looked through. No event changes it: a
 * pointer of or to a block that has been freed or reallocated since is found to be void when it is asked for.
 */
final class PointerTable {
    /** Pointers that are remembered, 28 bytes each. */
    static final int MOST = 1 << 20;

    /** Blocks that are gone are forgotten when they outnumber the others, and this. */
    private static final int GONE_KEPT = 4096;

    private final BlockTable table;
    private final LongColumn fromSerials = new LongColumn();
    private final LongColumn toSerials = new LongColumn();
    private final IntColumn toRows = new IntColumn();
    private final IntColumn toReallocations = new IntColumn();
    private final IntColumn scans = new IntColumn();
    private ScannedBlocks scanned;
    private int count;
    private int scan;
    private boolean full;

    PointerTable(BlockTable table) {
        this.table = table;
        this.scanned = new ScannedBlocks(table);
    }

    /** What is found from now on takes the place of what the same blocks held before. */
    void beginScan() {
        scan++;
        full = false;
        if (scanned.size() / 2 > table.count() + GONE_KEPT) {
            scanned = scanned.alive();
        }
    }

    /** The block of a row is looked through. */
    void scanning(int row) {
        scanned.put(row, scan);
    }

    /** Whether the block of a row was looked through since it was last reallocated. */
    boolean isScanned(int row) {
        return scanned.contains(row);
    }

    /** A block that is looked through holds the address of another. Beyond the limit there is no room for it. */
    void add(int fromRow, int toRow) {
        if (count == MOST && !full) {
            compact();
            full = count == MOST;
        }
        if (full) {
            return;
        }
        if (count % LongColumn.CHUNK == 0 && count / LongColumn.CHUNK == toRows.chunks()) {
            addChunk();
        }
        set(count++, table.serial(fromRow), table.serial(toRow), toRow, table.reallocations(toRow), scan);
    }

    /** Nothing is known of what any block holds. */
    void clear() {
        count = 0;
        scanned = new ScannedBlocks(table);
    }

    /** What still holds, for blocks in an order of which each row's place is given. */
    Pointers pointers(int[] placeOfRow) {
        int[] from = new int[count];
        int[] to = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            int row = fromRow(i);
            if (row != BlockTable.NONE && isTargetAsItWas(i)) {
                from[size] = placeOfRow[row];
                to[size++] = placeOfRow[toRows.get(i)];
            }
        }
        return new Pointers(Arrays.copyOf(from, size), Arrays.copyOf(to, size));
    }

    boolean isEmpty() {
        return count == 0;
    }

    private int fromRow(int i) {
        return scanned.row(fromSerials.get(i), scans.get(i));
    }

    private boolean isTargetAsItWas(int i) {
        int row = toRows.get(i);
        return table.serial(row) == toSerials.get(i) && table.reallocations(row) == toReallocations.get(i);
    }

    private void compact() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (fromRow(i) != BlockTable.NONE && isTargetAsItWas(i)) {
                set(kept++, fromSerials.get(i), toSerials.get(i), toRows.get(i), toReallocations.get(i), scans.get(i));
            }
        }
        count = kept;
    }

    private void set(int at, long fromSerial, long toSerial, int toRow, int reallocations, int in) {
        fromSerials.set(at, fromSerial);
        toSerials.set(at, toSerial);
        toRows.set(at, toRow);
        toReallocations.set(at, reallocations);
        scans.set(at, in);
    }

    private void addChunk() {
        fromSerials.addChunk();
        toSerials.addChunk();
        toRows.addChunk();
        toReallocations.addChunk();
        scans.addChunk();
    }
}
