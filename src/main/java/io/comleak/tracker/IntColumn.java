// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.tracker.LongColumn.CHUNK;
import static io.comleak.tracker.LongColumn.CHUNK_SHIFT;

import java.util.Arrays;

/** A column of 32-bit numbers, in chunks as long as those of {@link LongColumn}. */
final class IntColumn {
    private int[][] chunks = new int[0][];

    /** A column with room for so many rows, all 0. */
    static IntColumn of(int rows) {
        IntColumn column = new IntColumn();
        column.chunks = new int[(rows + CHUNK - 1) / CHUNK][CHUNK];
        return column;
    }

    int get(int row) {
        return chunks[row >>> CHUNK_SHIFT][row & (CHUNK - 1)];
    }

    void set(int row, int value) {
        chunks[row >>> CHUNK_SHIFT][row & (CHUNK - 1)] = value;
    }

    void addChunk() {
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[chunks.length - 1] = new int[CHUNK];
    }

    int chunks() {
        return chunks.length;
    }

    long heapBytes() {
        return (long) chunks.length * (CHUNK * Integer.BYTES + Heap.ARRAY_BYTES + Heap.REFERENCE_BYTES);
    }
}
