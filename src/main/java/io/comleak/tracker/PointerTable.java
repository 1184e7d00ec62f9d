// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Pointers;
import java.util.Arrays;

/**
 * Which blocks hold the addresses of which others, as it was when they were last looked through. No event changes it: a
 * pointer of or to a block that has been freed or reallocated since is found to be void when it is asked for.
 */
final class PointerTable {
    /** Pointers that are remembered, 32 bytes each. */
    static final int MOST = 1 << 20;

    private final BlockTable table;
    private final LongColumn fromSerials = new LongColumn();
    private final IntColumn fromRows = new IntColumn();
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
        fromSerials.set(count, table.serial(fromRow));
        fromRows.set(count, fromRow);
        toSerials.set(count, table.serial(toRow));
        toRows.set(count, toRow);
        toReallocations.set(count, table.reallocations(toRow));
        scans.set(count++, scan);
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
            if (holds(i)) {
                from[size] = placeOfRow[fromRows.get(i)];
                to[size++] = placeOfRow[toRows.get(i)];
            }
        }
        return new Pointers(Arrays.copyOf(from, size), Arrays.copyOf(to, size));
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether both blocks are as they were when that pointer was found, and it is of the last scan of the one that has it. */
    private boolean holds(int i) {
        int row = toRows.get(i);
        return table.serial(row) == toSerials.get(i)
                && table.reallocations(row) == toReallocations.get(i)
                && scanned.contains(fromRows.get(i), fromSerials.get(i), scans.get(i));
    }

    private void compact() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (holds(i)) {
                move(i, kept++);
            }
        }
        count = kept;
    }

    private void move(int from, int to) {
        fromSerials.set(to, fromSerials.get(from));
        fromRows.set(to, fromRows.get(from));
        toSerials.set(to, toSerials.get(from));
        toRows.set(to, toRows.get(from));
        toReallocations.set(to, toReallocations.get(from));
        scans.set(to, scans.get(from));
    }

    private void addChunk() {
        fromSerials.addChunk();
        fromRows.addChunk();
        toSerials.addChunk();
        toRows.addChunk();
        toReallocations.addChunk();
        scans.addChunk();
    }
}
