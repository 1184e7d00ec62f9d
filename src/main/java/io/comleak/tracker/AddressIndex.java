// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import java.util.SplittableRandom;

/**
 * From an address to the row of the block that lies there: open addressing with linear probing. A bucket is 8 bytes, the
 * address's hash above the row + 1, and 0 if it is empty: the blocks themselves, which a processor's cache does not hold, are
 * looked at only where the hash is the same. At most 5 of 8 buckets are filled, and at least 5 of 9 once it has grown.
 */
final class AddressIndex {
    private static final int LEAST_BUCKETS = 1 << 12;
    private static final long ROW_BITS = 0xffff_ffffL;

    private final BlockRows rows;
    /** A target that chose its addresses to collide could otherwise make each look-up a walk through all of them. */
    private final long seed = new SplittableRandom().nextLong();

    private Longs buckets = new Longs(LEAST_BUCKETS);
    private int count = LEAST_BUCKETS;
    private int most = mostOf(LEAST_BUCKETS);
    private int size;
    private long[] homes = {};
    /** Of no use, which a compiler must not know. */
    @SuppressWarnings("unused")
    private int fetched;

    AddressIndex(BlockRows rows) {
        this.rows = rows;
    }

    int size() {
        return size;
    }

    /** The row that has the address, or -1. */
    int find(long address) {
        int hash = hash(address);
        int i = home(hash);
        for (long bucket = buckets.get(i); bucket != 0; bucket = buckets.get(i)) {
            if ((int) (bucket >>> 32) == hash && rows.address(row(bucket)) == address) {
                return row(bucket);
            }
            i = next(i);
        }
        return -1;
    }

    /**
     * Reads what a look-up of each address would: one after the other they would be waited for one after the other, as each
     * depends on the last; here a processor has many of them on their way at once.
     */
    void fetch(long[] addresses, int number) {
        int read = 0;
        if (homes.length < number) {
            homes = new long[number];
        }
        for (int i = 0; i < number; i++) {
            long bucket = buckets.get(home(hash(addresses[i])));
            read += (int) bucket;
            homes[i] = bucket;
        }
        for (int i = 0; i < number; i++) {
            int row = row(homes[i]);
            if (row >= 0) {
                read += (int) rows.address(row);
            }
        }
        fetched = read;
    }

    /** Adds a row with an address that no other row has. */
    void add(long address, int row) {
        if (size == most) {
            grow();
        }
        int hash = hash(address);
        put(hash, (long) hash << 32 | (row + 1));
        size++;
    }

    /** Removes a row that is there, by its address. */
    void remove(long address, int row) {
        int hash = hash(address);
        long wanted = (long) hash << 32 | (row + 1);
        int hole = home(hash);
        while (buckets.get(hole) != wanted) {
            hole = next(hole);
        }
        close(hole);
        size--;
    }

    private void close(int first) {
        int hole = first;
        int i = next(hole);
        for (long bucket = buckets.get(i); bucket != 0; bucket = buckets.get(i)) {
            // A row may move back into the hole unless its home lies behind the hole.
            if (distance(home((int) (bucket >>> 32)), i) >= distance(hole, i)) {
                buckets.set(hole, bucket);
                hole = i;
            }
            i = next(i);
        }
        buckets.set(hole, 0);
    }

    long heapBytes() {
        return buckets.heapBytes();
    }

    private void put(int hash, long bucket) {
        int i = home(hash);
        while (buckets.get(i) != 0) {
            i = next(i);
        }
        buckets.set(i, bucket);
    }

    private static int row(long bucket) {
        return (int) (bucket & ROW_BITS) - 1;
    }

    private int hash(long address) {
        long hash = (address ^ seed) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) (hash >>> 32);
    }

    /** The hash, as a part of all that there are, is the bucket, as a part of all: their number need be no power of two. */
    private int home(int hash) {
        return (int) ((Integer.toUnsignedLong(hash) * count) >>> 32);
    }

    private int next(int bucket) {
        return bucket + 1 == count ? 0 : bucket + 1;
    }

    private int distance(int from, int to) {
        return to >= from ? to - from : to - from + count;
    }

    private static int mostOf(int buckets) {
        return (int) (buckets * 5L / 8);
    }

    /** By an eighth, so that there is little slack; homes keep their order, and memory is gone through in that. */
    private void grow() {
        Longs old = buckets;
        int oldCount = count;
        count = Math.addExact(count, count / 8);
        most = mostOf(count);
        buckets = new Longs(count);
        for (int i = 0; i < oldCount; i++) {
            long bucket = old.get(i);
            if (bucket != 0) {
                put((int) (bucket >>> 32), bucket);
            }
        }
    }
}
