// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import java.util.Arrays;

/** A column of 64-bit numbers, grown in chunks so that it is never copied and has little slack. */
final class LongColumn {
    /** Log2 of the numbers in a chunk. */
    static final int CHUNK_SHIFT = 12;

    static final int CHUNK = 1 << CHUNK_SHIFT;

    private long[][] chunks = new long[0][];

    long get(int row) {
        return chunks[row >>> CHUNK_SHIFT][row & (CHUNK - 1)];
    }

    void set(int row, long value) {
        chunks[row >>> CHUNK_SHIFT][row & (CHUNK - 1)] = value;
    }

    /** Makes room for one more chunk of rows. */
    void addChunk() {
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[chunks.length - 1] = new long[CHUNK];
    }

    /** Java heap that the numbers take. */
    long heapBytes() {
        return (long) chunks.length * (CHUNK * Long.BYTES + Heap.ARRAY_BYTES + Heap.REFERENCE_BYTES);
    }
}
