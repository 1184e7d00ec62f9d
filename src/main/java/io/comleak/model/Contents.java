// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.nio.ByteBuffer;

/** The first bytes of a block, read from the live target at a checkpoint, or why there are none. */
public final class Contents {
    /** Where the bytes are, or why they are not. */
    public enum State {
        /** The bytes were read while the block was outstanding. */
        READ,
        /** The target was dead, or too much was outstanding, or the memory could not be read. */
        NOT_READ,
        /** The block was freed, and its address used again, while it was read. */
        CHANGED
    }

    public static final Contents NOT_READ = new Contents(State.NOT_READ, new byte[0]);
    public static final Contents CHANGED = new Contents(State.CHANGED, new byte[0]);

    private final State state;
    private final byte[] bytes;

    private Contents(State state, byte[] bytes) {
        this.state = state;
        this.bytes = bytes;
    }

    /** The bytes read, which may be fewer than the block has. */
    public static Contents read(byte[] bytes) {
        return new Contents(State.READ, bytes.clone());
    }

    public State state() {
        return state;
    }

    /** The bytes, read-only, empty unless the state is {@link State#READ}. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
