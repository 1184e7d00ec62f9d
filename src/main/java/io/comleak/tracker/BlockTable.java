// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.ApartmentKind;

/**
 * The outstanding blocks, a row each, found by address. A row stays where it is until its block is freed; then it is used
 * again. 36 bytes a row, and at most 11 of index.
 */
final class BlockTable {
    static final int NONE = -1;

    private final LongColumn addresses = new LongColumn();
    private final LongColumn sizes = new LongColumn();
    /** 0 in a free row. */
    private final LongColumn serials = new LongColumn();
    /** In a free row: the next free one. */
    private final IntColumn stacks = new IntColumn();

    private final IntColumn threads = new IntColumn();
    /** How often it was reallocated, and below that what its thread was in. */
    private final IntColumn history = new IntColumn();

    private final AddressIndex index = new AddressIndex(addresses::get);
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
        return serials.get(row) == 0;
    }

    /** The row of the block that begins at an address, or NONE. */
    int find(long address) {
        return index.find(address);
    }

    /** Adds a block at an address where none is; returns its row. */
    int add(long address, long size, long serial, int stack, int thread, ApartmentKind apartment) {
        int row = takeRow();
        addresses.set(row, address);
        serials.set(row, serial);
        history.set(row, 0);
        index.add(address, row);
        describe(row, size, stack, thread, apartment);
        return row;
    }

    /** The block of a row was reallocated, and lies at an address where no other is. */
    void reallocate(int row, long address, long size, int stack, int thread, ApartmentKind apartment) {
        if (address != addresses.get(row)) {
            index.remove(addresses.get(row));
            addresses.set(row, address);
            index.add(address, row);
        }
        bytes -= sizes.get(row);
        describe(row, size, stack, thread, apartment);
        countReallocation(row);
    }

    void countReallocation(int row) {
        history.set(row, history.get(row) + (1 << ApartmentCode.BITS));
    }

    /** Removes a block; its row is free. */
    void remove(int row) {
        index.remove(addresses.get(row));
        bytes -= sizes.get(row);
        serials.set(row, 0);
        stacks.set(row, firstFree);
        firstFree = row;
    }

    long address(int row) {
        return addresses.get(row);
    }

    long size(int row) {
        return sizes.get(row);
    }

    long serial(int row) {
        return serials.get(row);
    }

    int stack(int row) {
        return stacks.get(row);
    }

    int thread(int row) {
        return threads.get(row);
    }

    /** What its thread was in. */
    ApartmentKind apartment(int row) {
        return ApartmentCode.kind(history.get(row));
    }

    int reallocations(int row) {
        return history.get(row) >>> ApartmentCode.BITS;
    }

    /** Java heap that the table takes. */
    long heapBytes() {
        return addresses.heapBytes()
                + sizes.heapBytes()
                + serials.heapBytes()
                + stacks.heapBytes()
                + threads.heapBytes()
                + history.heapBytes()
                + index.heapBytes();
    }

    private void describe(int row, long size, int stack, int thread, ApartmentKind apartment) {
        sizes.set(row, size);
        stacks.set(row, stack);
        threads.set(row, thread);
        history.set(row, reallocations(row) << ApartmentCode.BITS | ApartmentCode.of(apartment));
        bytes += size;
    }

    private int takeRow() {
        if (firstFree != NONE) {
            int row = firstFree;
            firstFree = stacks.get(row);
            return row;
        }
        if (rows % LongColumn.CHUNK == 0) {
            addresses.addChunk();
            sizes.addChunk();
            serials.addChunk();
            stacks.addChunk();
            threads.addChunk();
            history.addChunk();
        }
        return rows++;
    }
}
