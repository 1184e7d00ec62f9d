// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

/** So many 64-bit numbers, all 0 at first, in chunks: a collector that works in regions may waste half of one on a large array. */
final class Longs {
    /** Log2 of the numbers in a chunk. */
    private static final int SHIFT = 15;

    private static final int CHUNK = 1 << SHIFT;

    private final long[][] chunks;
    private final int count;

    Longs(int count) {
        this.count = count;
        chunks = new long[(count + CHUNK - 1) >>> SHIFT][];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = new long[Math.min(CHUNK, count - (i << SHIFT))];
        }
    }

    long get(int index) {
        return chunks[index >>> SHIFT][index & (CHUNK - 1)];
    }

    void set(int index, long value) {
        chunks[index >>> SHIFT][index & (CHUNK - 1)] = value;
    }

    /** Java heap that they take. */
    long heapBytes() {
        return (long) count * Long.BYTES + (long) chunks.length * (Heap.ARRAY_BYTES + Heap.REFERENCE_BYTES);
    }
}
