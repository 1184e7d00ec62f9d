// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.TargetMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/**
 * Reads the first bytes of many blocks. A call costs the same whatever its size, so that neighbours are read in one run;
 * where a run cannot be read, its blocks are tried one by one.
 */
final class RunReader {
    static final int LONGEST_RUN = SnapshotLimits.MOST_BYTES_PER_BLOCK;
    private static final int WIDEST_GAP = 4096;

    /** What is given each block that could be read. */
    @FunctionalInterface
    interface Taker {
        /** The block of a row begins at an index of the buffer, which is of little-endian bytes; it holds until the return. */
        void take(int row, ByteBuffer buffer, int at);
    }

    private final BlockTable table;
    private final TargetMemory memory;
    private final BooleanSupplier mayGoOn;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST_RUN).order(ByteOrder.LITTLE_ENDIAN);

    /** {@code mayGoOn} is asked before each call and each block. */
    RunReader(BlockTable table, TargetMemory memory, BooleanSupplier mayGoOn) {
        this.table = table;
        this.memory = memory;
        this.mayGoOn = mayGoOn;
    }

    /** Reads of the block of each row as many bytes as {@code length} says, {@link #LONGEST_RUN} at most. */
    void read(int[] unsorted, IntUnaryOperator length, Taker taker) {
        int[] rows = RowSort.sorted(unsorted, table::address);
        for (int start = 0; start < rows.length && mayGoOn.getAsBoolean(); ) {
            int end = runEnd(rows, start, length);
            readRun(rows, start, end, length, taker);
            start = end;
        }
    }

    /** Reads a piece of the block of a row, from an offset on, and gives it to the taker; false if it could not be read. */
    boolean readPiece(int row, long offset, int length, Taker taker) {
        boolean read = memory.read(table.address(row) + offset, buffer.slice(0, length));
        if (read) {
            taker.take(row, buffer, 0);
        }
        return read;
    }

    /** The end of the rows, sorted by address, that are read together with the first. */
    private int runEnd(int[] rows, int start, IntUnaryOperator lengths) {
        int length = lengths.applyAsInt(rows[start]);
        for (int i = start + 1; i < rows.length; i++) {
            int more = lengths.applyAsInt(rows[i]);
            long offset = table.address(rows[i]) - table.address(rows[start]);
            if (Long.compareUnsigned(offset, LONGEST_RUN - more) > 0 || offset - length > WIDEST_GAP) {
                return i;
            }
            length = Math.max(length, (int) offset + more);
        }
        return rows.length;
    }

    private void readRun(int[] rows, int start, int end, IntUnaryOperator length, Taker taker) {
        if (tryRun(rows, start, end, length, taker) || end - start == 1) {
            return;
        }
        for (int i = start; i < end && mayGoOn.getAsBoolean(); i++) {
            tryRun(rows, i, i + 1, length, taker);
        }
    }

    private boolean tryRun(int[] rows, int start, int end, IntUnaryOperator lengths, Taker taker) {
        long address = table.address(rows[start]);
        int length = 0;
        for (int i = start; i < end; i++) {
            length = Math.max(length, (int) (table.address(rows[i]) - address) + lengths.applyAsInt(rows[i]));
        }
        if (!memory.read(address, buffer.slice(0, length))) {
            return false;
        }
        for (int i = start; i < end; i++) {
            taker.take(rows[i], buffer, (int) (table.address(rows[i]) - address));
        }
        return true;
    }
}
