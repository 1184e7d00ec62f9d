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

    private final IntToLongFunction addressOf;
    /** A target that chose its addresses to collide could otherwise make each look-up a walk through all of them. */
    private final long seed = new SplittableRandom().nextLong();

    /** Row + 1. In chunks: of one large array, a collector that works in regions may waste half of one. */
    private IntColumn buckets = IntColumn.of(LongColumn.CHUNK);

    /** The number of buckets, a power of two, less 1. */
    private int mask = LongColumn.CHUNK - 1;

    private int size;

    AddressIndex(IntToLongFunction addressOf) {
        this.addressOf = addressOf;
    }

    int size() {
        return size;
    }

    /** The row that has the address, or -1. */
    int find(long address) {
        return buckets.get(bucketOf(address)) - 1;
    }

    /** Adds a row with an address that no other row has. */
    void add(long address, int row) {
        if (size > mask / 4 * 3) {
            grow();
        }
        buckets.set(bucketOf(address), row + 1);
        size++;
    }

    /** Removes an address that is there. */
    void remove(long address) {
        int hole = bucketOf(address);
        for (int i = (hole + 1) & mask; buckets.get(i) != EMPTY; i = (i + 1) & mask) {
            int home = home(addressOf.applyAsLong(buckets.get(i) - 1));
            // A row may move back into the hole unless its home lies behind the hole.
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                buckets.set(hole, buckets.get(i));
                hole = i;
            }
        }
        buckets.set(hole, EMPTY);
        size--;
    }

    long heapBytes() {
        return buckets.heapBytes();
    }

    /** Where the address is, or else the empty bucket where it would be. */
    private int bucketOf(long address) {
        int i = home(address);
        for (int row = buckets.get(i); row != EMPTY; row = buckets.get(i)) {
            if (addressOf.applyAsLong(row - 1) == address) {
                return i;
            }
            i = (i + 1) & mask;
        }
        return i;
    }

    private int home(long address) {
        long hash = (address ^ seed) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) (hash >>> 33) & mask;
    }

    private void grow() {
        IntColumn old = buckets;
        int count = mask + 1;
        buckets = IntColumn.of(Math.multiplyExact(2, count));
        mask = 2 * count - 1;
        for (int i = 0; i < count; i++) {
            if (old.get(i) != EMPTY) {
                buckets.set(bucketOf(addressOf.applyAsLong(old.get(i) - 1)), old.get(i));
            }
        }
    }
}
