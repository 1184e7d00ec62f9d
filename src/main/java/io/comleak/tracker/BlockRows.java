// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.ApartmentKind;
import java.util.Arrays;

/**
 * What is known of blocks, a row each of 32 bytes that lie together, as an event touches all of them: memory is fetched by
 * cache lines, and of millions of blocks hardly any is in a cache. Rows come in chunks, so that they are never copied.
 *
 * <p>The four numbers of a row are: the address; the serial (48 bits) above the size's upper 16 bits; the stack above the
 * thread; and the size's lower 32 bits above how often it was reallocated (30 bits) and what its thread was in (2 bits).
 */
final class BlockRows {
    /** Log2 of the numbers in a row. */
    private static final int ROW_SHIFT = 2;

    private static final int CHUNK_SHIFT = 13;
    private static final int CHUNK = 1 << CHUNK_SHIFT;
    private static final int ADDRESS = 0;
    private static final int SERIAL = 1;
    private static final int STACK = 2;
    private static final int HISTORY = 3;
    private static final int SIZE_BITS_BESIDE_SERIAL = 16;
    private static final long LOW_INT = 0xffff_ffffL;

    private long[][] chunks = new long[0][];

    /** How many rows there is room for. */
    int room() {
        return chunks.length << CHUNK_SHIFT;
    }

    void grow() {
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[chunks.length - 1] = new long[CHUNK << ROW_SHIFT];
    }

    /** Writes a row; the size must be below 2 to the 48. */
    void set(int row, long address, long serial, long size, int stack, int thread, int history) {
        long[] chunk = chunk(row);
        int at = at(row);
        chunk[at + ADDRESS] = address;
        chunk[at + SERIAL] = serial << SIZE_BITS_BESIDE_SERIAL | size >>> Integer.SIZE;
        chunk[at + STACK] = (long) stack << Integer.SIZE | (thread & LOW_INT);
        chunk[at + HISTORY] = size << Integer.SIZE | (history & LOW_INT);
    }

    /** Writes a row as it is elsewhere. */
    void copy(int row, BlockRows from, int fromRow) {
        long[] source = from.chunk(fromRow);
        long[] chunk = chunk(row);
        int fromAt = at(fromRow);
        int at = at(row);
        chunk[at] = source[fromAt];
        chunk[at + 1] = source[fromAt + 1];
        chunk[at + 2] = source[fromAt + 2];
        chunk[at + 3] = source[fromAt + 3];
    }

    long address(int row) {
        return chunk(row)[at(row) + ADDRESS];
    }

    long serial(int row) {
        return chunk(row)[at(row) + SERIAL] >>> SIZE_BITS_BESIDE_SERIAL;
    }

    long size(int row) {
        long[] chunk = chunk(row);
        int at = at(row);
        long high = chunk[at + SERIAL] & ((1 << SIZE_BITS_BESIDE_SERIAL) - 1);
        return high << Integer.SIZE | chunk[at + HISTORY] >>> Integer.SIZE;
    }

    int stack(int row) {
        return (int) (chunk(row)[at(row) + STACK] >>> Integer.SIZE);
    }

    int thread(int row) {
        return (int) chunk(row)[at(row) + STACK];
    }

    int history(int row) {
        return (int) chunk(row)[at(row) + HISTORY];
    }

    int reallocations(int row) {
        return history(row) >>> ApartmentCode.BITS;
    }

    ApartmentKind apartment(int row) {
        return ApartmentCode.kind(history(row));
    }

    /** Java heap that they take. */
    long heapBytes() {
        return (long) chunks.length
                * (((long) Long.BYTES << ROW_SHIFT) * CHUNK + Heap.ARRAY_BYTES + Heap.REFERENCE_BYTES);
    }

    private long[] chunk(int row) {
        return chunks[row >>> CHUNK_SHIFT];
    }

    private static int at(int row) {
        return (row & (CHUNK - 1)) << ROW_SHIFT;
    }
}
