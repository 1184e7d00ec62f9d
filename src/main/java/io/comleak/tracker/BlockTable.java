// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.ApartmentKind;

/**
 * The outstanding blocks, a row each, found by address. A row stays where it is until its block is freed; then it is used
 * again. 32 bytes a row, and at most 15 of index.
 */
final class BlockTable {
    static final int NONE = -1;
    /** About 47 bytes each. */
    private static final int TOO_MANY_FOR_A_CACHE = 1 << 13;

    /** A serial of 0 is a free row's, whose stack is the next free one. */
    private final BlockRows blocks = new BlockRows();

    private final AddressIndex index = new AddressIndex(blocks);
    private int rows;
    private int firstFree = NONE;
    private long bytes;

    /** How many blocks there are. */
    int count() {
        return index.size();
    }

    /** Bytes of all blocks. */
    long bytes() {
        return bytes;
    }

    /** Rows that have ever been used: those of all blocks are below. */
    int rows() {
        return rows;
    }

    boolean isFree(int row) {
        return serial(row) == 0;
    }

    /** The row of the block that begins at an address, or NONE. */
    int find(long address) {
        return index.find(address);
    }

    /** Whether there are so many blocks that {@link #fetch} makes up for its time. */
    boolean wantsUpcoming() {
        return index.size() >= TOO_MANY_FOR_A_CACHE;
    }

    /** Has the processor fetch what is kept of addresses that will be asked for next. */
    void fetch(long[] addresses, int count) {
        index.fetch(addresses, count);
    }

    /** Adds a block at an address where none is; returns its row. */
    int add(long address, long size, long serial, int stack, int thread, ApartmentKind apartment) {
        int row = takeRow();
        blocks.set(row, address, serial, size, stack, thread, ApartmentCode.of(apartment));
        index.add(address, row);
        bytes += size;
        return row;
    }

    /** The block of a row was reallocated, and lies at an address where no other is. */
    void reallocate(int row, long address, long size, int stack, int thread, ApartmentKind apartment) {
        long old = address(row);
        int history = (reallocations(row) + 1) << ApartmentCode.BITS | ApartmentCode.of(apartment);
        bytes += size - size(row);
        if (address != old) {
            index.remove(old, row);
        }
        blocks.set(row, address, serial(row), size, stack, thread, history);
        if (address != old) {
            index.add(address, row);
        }
    }

    void countReallocation(int row) {
        reallocate(row, address(row), size(row), stack(row), thread(row), apartment(row));
    }

    /** Removes a block; its row is free. */
    void remove(int row) {
        index.remove(address(row), row);
        bytes -= size(row);
        blocks.set(row, 0, 0, 0, firstFree, 0, 0);
        firstFree = row;
    }

    long address(int row) {
        return blocks.address(row);
    }

    long size(int row) {
        return blocks.size(row);
    }

    long serial(int row) {
        return blocks.serial(row);
    }

    int stack(int row) {
        return blocks.stack(row);
    }

    int thread(int row) {
        return blocks.thread(row);
    }

    /** What its thread was in. */
    ApartmentKind apartment(int row) {
        return blocks.apartment(row);
    }

    int reallocations(int row) {
        return blocks.reallocations(row);
    }

    /** Copies a row to one of other rows. */
    void copyTo(BlockRows others, int other, int row) {
        others.copy(other, blocks, row);
    }

    /** Java heap that the table takes. */
    long heapBytes() {
        return blocks.heapBytes() + index.heapBytes();
    }

    private int takeRow() {
        if (firstFree != NONE) {
            int row = firstFree;
            firstFree = stack(row);
            return row;
        }
        if (rows == blocks.room()) {
            blocks.grow();
        }
        return rows++;
    }
}
