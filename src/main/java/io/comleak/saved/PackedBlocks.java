// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.StackTrace;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Blocks as bytes, some 40 of them and a block's contents, where objects would take three times that. */
final class PackedBlocks {
    private static final int CHUNK_SHIFT = 20;
    private static final int FIXED_BYTES = 3 * Long.BYTES + 2 * Integer.BYTES + 3 * Byte.BYTES + Integer.BYTES;
    private static final List<ApartmentKind> APARTMENTS = List.of(ApartmentKind.values());
    private static final List<Contents.State> STATES = List.of(Contents.State.values());

    private final List<ByteBuffer> chunks = new ArrayList<>();

    /** Adds a block without its stack, and returns where it is. */
    long add(Block block) {
        ByteBuffer contents = block.contents().bytes();
        ByteBuffer chunk = room(FIXED_BYTES + contents.remaining() + PackedDecoding.bytes(block.contents()));
        long at = (long) (chunks.size() - 1) << CHUNK_SHIFT | chunk.position();
        chunk.putLong(block.serial()).putLong(block.address()).putLong(block.size());
        chunk.putInt(block.thread()).putInt(block.reallocations());
        chunk.put((byte) APARTMENTS.indexOf(block.apartment()));
        chunk.put((byte) (block.afterShutdown() ? 1 : 0));
        chunk.put((byte) STATES.indexOf(block.contents().state()));
        chunk.putInt(contents.remaining()).put(contents);
        PackedDecoding.put(block.contents(), chunk);
        return at;
    }

    private ByteBuffer room(int bytes) {
        if (chunks.isEmpty() || chunks.get(chunks.size() - 1).remaining() < bytes) {
            chunks.add(ByteBuffer.allocate(1 << CHUNK_SHIFT));
        }
        return chunks.get(chunks.size() - 1);
    }

    /** The block there, with a stack. */
    Block get(long at, StackTrace stack) {
        ByteBuffer bytes =
                chunks.get((int) (at >>> CHUNK_SHIFT)).duplicate().clear().position((int) at & (1 << CHUNK_SHIFT) - 1);
        long serial = bytes.getLong();
        long address = bytes.getLong();
        long size = bytes.getLong();
        int thread = bytes.getInt();
        int reallocations = bytes.getInt();
        ApartmentKind apartment = APARTMENTS.get(bytes.get());
        boolean afterShutdown = bytes.get() != 0;
        return new Block(
                serial, address, size, thread, apartment, stack, reallocations, afterShutdown, contents(bytes));
    }

    private static Contents contents(ByteBuffer from) {
        Contents.State state = STATES.get(from.get());
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return switch (state) {
            case READ -> PackedDecoding.get(bytes, from);
            case NOT_READ -> Contents.NOT_READ;
            case CHANGED -> Contents.CHANGED;
        };
    }
}
