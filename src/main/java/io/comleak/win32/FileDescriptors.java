// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import java.nio.ByteBuffer;

/**
 * The file descriptors that a C runtime hands to the process that it starts, in lpReserved2: a count (4 bytes), a byte of
 * flags for each, and a handle (8 bytes, not aligned) for each.
 */
final class FileDescriptors {
    private static final int OUTPUT = 1;
    private static final int COUNT_BYTES = Integer.BYTES;

    private FileDescriptors() {}

    /** Puts another handle behind descriptor 1, if the block has one. */
    static void redirectOutput(ByteBuffer block, long handle) {
        if (block.remaining() < COUNT_BYTES) {
            return;
        }
        int count = block.getInt(0);
        long end = COUNT_BYTES + (long) count * (1 + Long.BYTES);
        if (count > OUTPUT && end <= block.remaining()) {
            block.putLong(COUNT_BYTES + count + OUTPUT * Long.BYTES, handle);
        }
    }
}
