// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first bytes of a block.
 *
 * @param bytes little-endian, as many as were read
 * @param address of the block
 * @param size of the block
 * @param pointerBytes of the target's machine, 4 or 8
 */
record BlockBytes(ByteBuffer bytes, long address, long size, int pointerBytes) {
    /** Windows gives a program nothing below. */
    private static final long LOWEST_ADDRESS = 0x10000;

    /** User mode ends here on 64 bits. */
    private static final long END_OF_ADDRESSES = 1L << 47;

    BlockBytes {
        bytes = bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    int read() {
        return bytes.limit();
    }

    boolean has(long from, long count) {
        return from >= 0 && count >= 0 && from <= read() - count;
    }

    boolean wide() {
        return pointerBytes == Long.BYTES;
    }

    int unsignedShort(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    long unsignedInt(int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    long pointer(int at) {
        return wide() ? bytes.getLong(at) : unsignedInt(at);
    }

    /** An address as it is shown, all of its digits. */
    String address(int at) {
        return String.format(wide() ? "0x%016x" : "0x%08x", pointer(at));
    }

    /** Whether a pointer can be one that a program uses: null, or somewhere in user mode. */
    boolean isPointer(int at) {
        long pointer = pointer(at);
        return pointer == 0 || (pointer >= LOWEST_ADDRESS && pointer < END_OF_ADDRESSES);
    }

    boolean isZero(int from, int to) {
        for (int at = from; at < Math.min(to, read()); at++) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }
}
