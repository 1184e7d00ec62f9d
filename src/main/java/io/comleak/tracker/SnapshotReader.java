// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.TargetMemory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Reads the first bytes of blocks. A call costs the same whatever its size, so that neighbours are
 * read in one run; where a run cannot be read, its blocks are tried one by one.
 */
final class SnapshotReader {
    private static final int LONGEST_RUN = SnapshotLimits.MOST_BYTES_PER_BLOCK;
    private static final int WIDEST_GAP = 4096;

    private final BlockTable table;
    private final BlockContents contents;
    private final TargetMemory memory;
    private final SnapshotLimits limits;
    private final LongSupplier nanoClock;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST_RUN);
    private long deadline;
    private long bytesLeft;

    SnapshotReader(
            BlockTable table,
            BlockContents contents,
            TargetMemory memory,
            SnapshotLimits limits,
            LongSupplier nanoClock) {
        this.table = table;
        this.contents = contents;
        this.memory = memory;
        this.limits = limits;
        this.nanoClock = nanoClock;
    }

    /** Reads the blocks that have no bytes yet. */
    void readNew() {
        begin();
        read(newest(rows(false), limits.blocks()));
    }

    /** Reads all blocks, those without bytes first. What cannot be read again, or is beyond the limits, keeps its bytes. */
    void readAll() {
        begin();
        int[] unread = newest(rows(false), limits.blocks());
        int[] again = newest(rows(true), limits.blocks() - unread.length);
        read(unread);
        read(again);
    }

    private void begin() {
        deadline = nanoClock.getAsLong() + limits.time().toNanos();
        bytesLeft = limits.bytes();
    }

    private void read(int[] unsorted) {
        int[] rows = RowSort.sorted(unsorted, table::address);
        for (int start = 0; start < rows.length && mayGoOn(); ) {
            int end = runEnd(rows, start);
            readRun(rows, start, end);
            start = end;
        }
    }

    private boolean mayGoOn() {
        return bytesLeft > 0 && nanoClock.getAsLong() - deadline < 0;
    }

    /** The rows of the blocks that have bytes, or of those that have none. */
    private int[] rows(boolean read) {
        int[] rows = new int[table.count()];
        int count = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (!table.isFree(row) && length(row) > 0 && contents.isRead(table.serial(row)) == read) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private int[] newest(int[] rows, int most) {
        if (rows.length <= most) {
            return rows;
        }
        return Arrays.copyOfRange(RowSort.sorted(rows, table::serial), rows.length - most, rows.length);
    }

    private int length(int row) {
        long size = table.size(row);
        return Long.compareUnsigned(size, limits.bytesPerBlock()) < 0 ? (int) size : limits.bytesPerBlock();
    }

    /** The end of the rows, sorted by address, that are read together with the first. */
    private int runEnd(int[] rows, int start) {
        int length = length(rows[start]);
        for (int i = start + 1; i < rows.length; i++) {
            long offset = table.address(rows[i]) - table.address(rows[start]);
            if (Long.compareUnsigned(offset, LONGEST_RUN - length(rows[i])) > 0 || offset - length > WIDEST_GAP) {
                return i;
            }
            length = Math.max(length, (int) offset + length(rows[i]));
        }
        return rows.length;
    }

    private void readRun(int[] rows, int start, int end) {
        if (tryRun(rows, start, end) || end - start == 1) {
            return;
        }
        for (int i = start; i < end && mayGoOn(); i++) {
            tryRun(rows, i, i + 1);
        }
    }

    private boolean tryRun(int[] rows, int start, int end) {
        long address = table.address(rows[start]);
        int length = 0;
        for (int i = start; i < end; i++) {
            length = Math.max(length, (int) (table.address(rows[i]) - address) + length(rows[i]));
        }
        if (!memory.read(address, buffer.slice(0, length))) {
            return false;
        }
        for (int i = start; i < end && bytesLeft > 0; i++) {
            byte[] bytes = new byte[length(rows[i])];
            buffer.get((int) (table.address(rows[i]) - address), bytes);
            contents.put(table.serial(rows[i]), bytes);
            bytesLeft -= bytes.length;
        }
        return true;
    }
}
