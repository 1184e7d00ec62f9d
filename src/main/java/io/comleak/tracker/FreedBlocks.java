// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.StackTrace;

/** The blocks freed last, by address, for as long as no other block lies there. */
final class FreedBlocks {
    private static final int NONE = -1;
    private static final int KEPT = 1 << 16;

    private final StackTable stacks;
    private final LongColumn addresses = new LongColumn();
    private final LongColumn sizes = new LongColumn();
    private final LongColumn serials = new LongColumn();
    private final IntColumn allocated = new IntColumn();
    private final IntColumn threads = new IntColumn();
    private final IntColumn apartments = new IntColumn();
    private final IntColumn reallocations = new IntColumn();
    private final IntColumn freed = new IntColumn();
    private final AddressIndex index = new AddressIndex(addresses::get);
    private int rows;
    private int next;

    FreedBlocks(StackTable stacks) {
        this.stacks = stacks;
    }

    /** The block of a row of the table is being freed, or moved away from its address. */
    void add(BlockTable table, int row, int freedStack) {
        makeRoom();
        addresses.set(next, table.address(row));
        sizes.set(next, table.size(row));
        serials.set(next, table.serial(row));
        allocated.set(next, table.stack(row));
        threads.set(next, table.thread(row));
        apartments.set(next, ApartmentCode.of(table.apartment(row)));
        reallocations.set(next, table.reallocations(row));
        freed.set(next, freedStack);
        index.add(table.address(row), next);
        next = (next + 1) % KEPT;
    }

    /** A block was allocated at an address. */
    void reused(long address) {
        if (index.find(address) != NONE) {
            index.remove(address);
        }
    }

    boolean contains(long address) {
        return index.find(address) != NONE;
    }

    /** Where the block at an address was freed. */
    StackTrace freed(long address) {
        return stacks.trace(freed.get(index.find(address)));
    }

    /** The block that was freed at an address. */
    Block block(long address) {
        int row = index.find(address);
        return new Block(
                serials.get(row),
                address,
                sizes.get(row),
                threads.get(row),
                ApartmentCode.kind(apartments.get(row)),
                stacks.trace(allocated.get(row)),
                reallocations.get(row),
                false,
                Contents.NOT_READ);
    }

    private void makeRoom() {
        if (rows == KEPT) {
            long oldest = addresses.get(next);
            if (index.find(oldest) == next) {
                index.remove(oldest);
            }
            return;
        }
        if (rows % LongColumn.CHUNK == 0) {
            addresses.addChunk();
            sizes.addChunk();
            serials.addChunk();
            allocated.addChunk();
            threads.addChunk();
            apartments.addChunk();
            reallocations.addChunk();
            freed.addChunk();
        }
        rows++;
    }
}
