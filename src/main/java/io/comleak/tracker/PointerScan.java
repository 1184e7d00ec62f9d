// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Machine;
import java.nio.ByteBuffer;

/**
 * Finds in the bytes of blocks the addresses of other blocks: of their first byte, or of the place behind it that programs
 * are given in its stead. That is where the text of a BSTR begins, behind its length, and where a SAFEARRAY begins, behind
 * 16 hidden bytes. Any other place in a block is no sign of anything.
 */
final class PointerScan {
    private static final int SAFEARRAY = 16;
    /** Heaps align blocks to 8 bytes at least. */
    private static final int ALIGNMENT = 8;

    private static final int[] PLACES_32 = {0, 4, SAFEARRAY};
    /** A BSTR's length takes 4 bytes, with 4 more before it in oleaut32's own. */
    private static final int[] PLACES_64 = {0, 8, 4, SAFEARRAY};

    private final BlockTable table;
    private final PointerTable found;
    private final int pointerBytes;
    private final int[] places;
    /** All blocks begin between these two. */
    private long lowest;

    private long range;

    PointerScan(BlockTable table, PointerTable found, Machine machine) {
        this.table = table;
        this.found = found;
        this.pointerBytes = machine.pointerBytes();
        this.places = pointerBytes == Long.BYTES ? PLACES_64 : PLACES_32;
    }

    /** The target does not run, or what changes is marked: the table is as it is at the scan. */
    void begin() {
        found.beginScan();
        lowest = -1;
        long highest = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (!table.isFree(row)) {
                long address = table.address(row);
                lowest = Long.compareUnsigned(address, lowest) < 0 ? address : lowest;
                highest = Long.compareUnsigned(address, highest) > 0 ? address : highest;
            }
        }
        range = highest - lowest + SAFEARRAY;
    }

    /** Looks through the block of a row, or its beginning: that many bytes from an index on. */
    void block(int row, ByteBuffer bytes, int start, int length) {
        found.scanning(row);
        rest(row, bytes, start, length);
    }

    /** Looks through a later piece of the block. All pieces but the last are of whole pointers. */
    void rest(int row, ByteBuffer bytes, int start, int length) {
        int last = BlockTable.NONE;
        int first = start + (int) (-table.address(row) & pointerBytes - 1);
        for (int at = first; at + pointerBytes <= start + length; at += pointerBytes) {
            long word = pointerBytes == Long.BYTES ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
            if (Long.compareUnsigned(word - lowest, range) <= 0) {
                int target = target(word);
                // Memory that is filled with one pointer is common, and says it once.
                if (target != BlockTable.NONE && target != row && target != last) {
                    found.add(row, target);
                    last = target;
                }
            }
        }
    }

    private int target(long word) {
        for (int place : places) {
            long address = word - place;
            if (address % ALIGNMENT == 0) {
                int row = table.find(address);
                if (row != BlockTable.NONE && (place == 0 || Long.compareUnsigned(place, table.size(row)) < 0)) {
                    return row;
                }
            }
        }
        return BlockTable.NONE;
    }
}
