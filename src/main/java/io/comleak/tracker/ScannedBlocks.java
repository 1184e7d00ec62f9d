// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

/** The blocks that were looked through for pointers, and in which scan each was so last. */
final class ScannedBlocks {
    static final int NONE = -1;

    private final BlockTable table;
    private final LongColumn serials = new LongColumn();
    private final IntColumn rows = new IntColumn();
    /** Of the block when it was looked through. */
    private final IntColumn reallocations = new IntColumn();

    private final IntColumn scans = new IntColumn();
    private final AddressIndex bySerial = new AddressIndex(serials::get);

    ScannedBlocks(BlockTable table) {
        this.table = table;
    }

    int size() {
        return bySerial.size();
    }

    /** The block of a row was looked through now. */
    void put(int row, int scan) {
        put(row, table.reallocations(row), scan);
    }

    private void put(int row, int reallocationsThen, int scan) {
        long serial = table.serial(row);
        int at = bySerial.find(serial);
        if (at == NONE) {
            at = add(serial);
        }
        rows.set(at, row);
        reallocations.set(at, reallocationsThen);
        scans.set(at, scan);
    }

    private int add(long serial) {
        int at = size();
        if (at % LongColumn.CHUNK == 0) {
            serials.addChunk();
            rows.addChunk();
            reallocations.addChunk();
            scans.addChunk();
        }
        serials.set(at, serial);
        bySerial.add(serial, at);
        return at;
    }

    /** The row of a block that is outstanding, was not reallocated since it was looked through, and was so last in that scan. */
    int row(long serial, int scan) {
        int at = bySerial.find(serial);
        return at != NONE && scans.get(at) == scan && isAsItWas(at) ? rows.get(at) : BlockTable.NONE;
    }

    /** Whether the block of a row is here, and was not reallocated since. */
    boolean contains(int row) {
        int at = bySerial.find(table.serial(row));
        return at != NONE && isAsItWas(at);
    }

    private boolean isAsItWas(int at) {
        int row = rows.get(at);
        return table.serial(row) == serials.get(at) && table.reallocations(row) == reallocations.get(at);
    }

    /** Those that are outstanding, and were not reallocated since. */
    ScannedBlocks alive() {
        ScannedBlocks alive = new ScannedBlocks(table);
        for (int at = 0; at < size(); at++) {
            if (isAsItWas(at)) {
                alive.put(rows.get(at), reallocations.get(at), scans.get(at));
            }
        }
        return alive;
    }
}
