// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.nio.ByteBuffer;

/** The memory of the live target. */
@FunctionalInterface
public interface TargetMemory {
    /**
     * Reads from an address until the buffer is full.
     *
     * @return false if any of it could not be read; the buffer's contents are then undefined
     */
    boolean read(long address, ByteBuffer into);
}
