// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;

/**
 * From an address to the row of a table that has it: open addressing with linear probing. The addresses stay in the table
 * alone, so that the index takes 4 bytes a bucket, at most three of four filled.
 */
final class AddressIndex {
    private static final int EMPTY = 0;
    private static final int SMALLEST = 16;

    private final IntToLongFunction addressOf;
    /** A target that chose its addresses to collide could otherwise make each look-up a walk through all of them. */
    private final long seed = new SplittableRandom().nextLong();

    /** Row + 1. */
    private int[] buckets = new int[SMALLEST];

    private int size;

    AddressIndex(IntToLongFunction addressOf) {
        this.addressOf = addressOf;
    }

    int size() {
        return size;
    }

    /** The row that has the address, or -1. */
    int find(long address) {
        return buckets[bucketOf(address)] - 1;
    }

    /** Adds a row with an address that no other row has. */
    void add(long address, int row) {
        if (size >= buckets.length / 4 * 3) {
            grow();
        }
        buckets[bucketOf(address)] = row + 1;
        size++;
    }

    /** Removes an address that is there. */
    void remove(long address) {
        int hole = bucketOf(address);
        int mask = buckets.length - 1;
        for (int i = (hole + 1) & mask; buckets[i] != EMPTY; i = (i + 1) & mask) {
            int home = home(addressOf.applyAsLong(buckets[i] - 1));
            // A row may move back into the hole unless its home lies behind the hole.
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                buckets[hole] = buckets[i];
                hole = i;
            }
        }
        buckets[hole] = EMPTY;
        size--;
    }

    long heapBytes() {
        return (long) buckets.length * Integer.BYTES + Heap.ARRAY_BYTES;
    }

    /** Where the address is, or else the empty bucket where it would be. */
    private int bucketOf(long address) {
        int mask = buckets.length - 1;
        int i = home(address);
        while (buckets[i] != EMPTY && addressOf.applyAsLong(buckets[i] - 1) != address) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private int home(long address) {
        long hash = (address ^ seed) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) (hash >>> 33) & (buckets.length - 1);
    }

    private void grow() {
        int[] rows = buckets;
        buckets = new int[Math.multiplyExact(2, rows.length)];
        for (int row : rows) {
            if (row != EMPTY) {
                buckets[bucketOf(addressOf.applyAsLong(row - 1))] = row;
            }
        }
    }
}
