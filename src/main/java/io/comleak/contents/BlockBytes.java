// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first bytes of a block.
 *
 * @param bytes little-endian, as many as were read
 * @param size of the block
 * @param pointerBytes of the target's machine, 4 or 8
 */
record BlockBytes(ByteBuffer bytes, long size, int pointerBytes) {
    BlockBytes {
        bytes = bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    int read() {
        return bytes.limit();
    }

    boolean has(int from, int count) {
        return from >= 0 && count >= 0 && from <= read() - count;
    }

    int unsignedShort(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    long unsignedInt(int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }
}
