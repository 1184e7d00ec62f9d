// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.StackTrace;
import java.util.SplittableRandom;

/**
 * The blocks freed last, by address. Of an address, only the last one counts, and it is asked for only while no block lies
 * there: so nothing need be taken out. They are chained by their addresses when one is asked for, which programs seldom
 * cause, rather than with each free.
 */
final class FreedBlocks {
    private static final int NONE = -1;
    /** A power of two. */
    private static final int KEPT = 1 << 16;

    private final StackTable stacks;
    /** Of the n-th block that was freed, counted from 0: row n % KEPT. */
    private final BlockRows blocks = new BlockRows();

    private final int[] freed = new int[KEPT];
    private final Chains chains = new Chains();
    private long count;

    FreedBlocks(StackTable stacks) {
        this.stacks = stacks;
    }

    /** The block of a row of the table is being freed, or moved away from its address. */
    void add(BlockTable table, int row, int freedStack) {
        if (count == blocks.room()) {
            grow();
        }
        int next = (int) count & (KEPT - 1);
        table.copyTo(blocks, next, row);
        freed[next] = freedStack;
        count++;
    }

    private void grow() {
        if (count < KEPT) {
            blocks.grow();
        }
    }

    boolean contains(long address) {
        return find(address) != NONE;
    }

    /** Where the block at an address was freed. */
    StackTrace freed(long address) {
        return stacks.trace(freed[find(address)]);
    }

    /** The block that was freed at an address. */
    Block block(long address) {
        int row = find(address);
        return new Block(
                blocks.serial(row),
                address,
                blocks.size(row),
                blocks.thread(row),
                blocks.apartment(row),
                stacks.trace(blocks.stack(row)),
                blocks.reallocations(row),
                false,
                Contents.NOT_READ);
    }

    private int find(long address) {
        chains.follow();
        for (long n = chains.last(address); n >= Math.max(0, count - KEPT); n = chains.before(n)) {
            int row = (int) n & (KEPT - 1);
            if (blocks.address(row) == address) {
                return row;
            }
        }
        return NONE;
    }

    /** Blocks whose addresses have the same hash, the last one first. What has been overwritten ends a chain. */
    private final class Chains {
        /** A target could otherwise choose its addresses to be all in one. */
        private final long seed = new SplittableRandom().nextLong();

        /** Of each hash, the number of the last block + 1. */
        private final long[] lasts = new long[KEPT];
        /** Of each block, that of the one before, + 1. */
        private final long[] befores = new long[KEPT];

        private long chained;

        /** Takes in what was freed since. */
        void follow() {
            for (long n = Math.max(chained, count - KEPT); n < count; n++) {
                int row = (int) n & (KEPT - 1);
                int hash = hash(blocks.address(row));
                befores[row] = lasts[hash];
                lasts[hash] = n + 1;
            }
            chained = count;
        }

        long last(long address) {
            return lasts[hash(address)] - 1;
        }

        long before(long n) {
            return befores[(int) n & (KEPT - 1)] - 1;
        }

        private int hash(long address) {
            long hash = (address ^ seed) * 0x9E3779B97F4A7C15L;
            hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
            return (int) (hash >>> 48);
        }
    }
}
