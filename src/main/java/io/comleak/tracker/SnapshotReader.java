// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.TargetMemory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Reads blocks: first the bytes of each that are kept, and then, in the time that is left, the rest of the larger ones. In all
 * that was read it looks for pointers.
 */
final class SnapshotReader {
    private static final int LONGEST_RUN = RunReader.LONGEST_RUN;
    /** Most blocks are no larger, and are read once. */
    private static final int USUAL_SIZE = 256;

    private final BlockTable table;
    private final BlockContents contents;
    private final PointerTable pointers;
    private final PointerScan scan;
    private final SnapshotLimits limits;
    private final LongSupplier nanoClock;
    private final RunReader reader;
    /** Of each block: what is kept, and with it all of most blocks. */
    private final int atFirst;

    private long deadline;
    private long bytesLeft;

    SnapshotReader(
            BlockTable table,
            BlockContents contents,
            PointerTable pointers,
            PointerScan scan,
            TargetMemory memory,
            SnapshotLimits limits,
            LongSupplier nanoClock) {
        this.table = table;
        this.contents = contents;
        this.pointers = pointers;
        this.scan = scan;
        this.limits = limits;
        this.nanoClock = nanoClock;
        this.atFirst = Math.max(limits.bytesPerBlock(), USUAL_SIZE);
        this.reader = new RunReader(table, memory, this::mayGoOn);
    }

    /** Reads the blocks that were not read yet. */
    void readNew() {
        begin();
        int[] unread = newest(rows(false), limits.blocks());
        read(unread, new int[0]);
    }

    /** Reads all blocks, those that were not read first. What cannot be read again, or is beyond the limits, stays known. */
    void readAll() {
        begin();
        int[] unread = newest(rows(false), limits.blocks());
        int[] again = newest(rows(true), limits.blocks() - unread.length);
        read(unread, again);
    }

    private void read(int[] first, int[] then) {
        bytesLeft = limits.bytes();
        keep(first);
        keep(then);
        bytesLeft = limits.bytes();
        scanLarger(first);
        scanLarger(then);
    }

    private void begin() {
        deadline = nanoClock.getAsLong() + limits.time().toNanos();
        scan.begin();
    }

    private boolean mayGoOn() {
        return bytesLeft > 0 && nanoClock.getAsLong() - deadline < 0;
    }

    /** The rows of the blocks that were read, or of those that were not. */
    private int[] rows(boolean read) {
        int[] rows = new int[table.count()];
        int count = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (!table.isFree(row) && table.size(row) != 0 && isRead(row) == read) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private boolean isRead(int row) {
        return limits.bytesPerBlock() > 0 ? contents.isRead(table.serial(row)) : pointers.isScanned(row);
    }

    private int[] newest(int[] rows, int most) {
        if (rows.length <= most) {
            return rows;
        }
        return Arrays.copyOfRange(RowSort.sorted(rows, table::serial), rows.length - most, rows.length);
    }

    private void keep(int[] rows) {
        reader.read(rows, row -> length(row, atFirst), this::keep);
    }

    private void keep(int row, ByteBuffer buffer, int at) {
        if (bytesLeft <= 0) {
            return;
        }
        if (limits.bytesPerBlock() > 0) {
            byte[] bytes = new byte[length(row, limits.bytesPerBlock())];
            buffer.get(at, bytes);
            contents.put(table.serial(row), bytes);
            bytesLeft -= bytes.length;
        }
        if (!isLarger(row)) {
            scan.block(row, buffer, at, length(row, atFirst));
        }
    }

    /** Of larger blocks not all that may hold a pointer was read at first. */
    private void scanLarger(int[] rows) {
        int[] larger = Arrays.stream(rows).filter(this::isLarger).toArray();
        reader.read(larger, row -> length(row, LONGEST_RUN), this::scan);
        for (int row : larger) {
            scanRest(row);
        }
    }

    private void scan(int row, ByteBuffer buffer, int at) {
        int length = length(row, LONGEST_RUN);
        scan.block(row, buffer, at, length);
        bytesLeft -= length;
    }

    private void scanRest(int row) {
        int most = length(row, SnapshotLimits.MOST_BYTES_SCANNED);
        int at = LONGEST_RUN;
        while (at < most && mayGoOn()) {
            int length = Math.min(LONGEST_RUN, most - at);
            at = reader.readPiece(row, at, length, (it, buffer, start) -> scan.rest(it, buffer, start, length))
                    ? at + length
                    : most;
            bytesLeft -= length;
        }
    }

    private boolean isLarger(int row) {
        return Long.compareUnsigned(table.size(row), atFirst) > 0;
    }

    private int length(int row, int most) {
        long size = table.size(row);
        return Long.compareUnsigned(size, most) < 0 ? (int) size : most;
    }
}
