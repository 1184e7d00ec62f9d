// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

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

    public static final Contents NOT_READ = new Contents(State.NOT_READ, new byte[0], false, null);
    public static final Contents CHANGED = new Contents(State.CHANGED, new byte[0], false, null);

    private final State state;
    private final byte[] bytes;
    private final boolean withheld;
    private final @Nullable Decoding decoding;

    private Contents(State state, byte[] bytes, boolean withheld, @Nullable Decoding decoding) {
        this.state = state;
        this.bytes = bytes;
        this.withheld = withheld;
        this.decoding = decoding;
    }

    /** The bytes read, which may be fewer than the block has. */
    public static Contents read(byte[] bytes) {
        return new Contents(State.READ, bytes.clone(), false, null);
    }

    /** The same, and what they were found to be in an earlier report. */
    public static Contents read(byte[] bytes, @Nullable Decoding decoding) {
        return new Contents(State.READ, bytes.clone(), false, decoding);
    }

    /** Bytes that were read and are not told; what they were, if that was found. */
    public static Contents withheld(@Nullable Decoding decoding) {
        return new Contents(State.READ, new byte[0], true, decoding);
    }

    /** Whether there were bytes that are not told. */
    public boolean isWithheld() {
        return withheld;
    }

    /** What the bytes were found to be before, if they are not told or it may not be found again; else null. */
    public @Nullable Decoding decoding() {
        return decoding;
    }

    public State state() {
        return state;
    }

    /** The bytes, read-only, empty unless the state is {@link State#READ}. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
