// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import io.comleak.truth.Ledger.Slot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A block as the ledger has it.
 *
 * @param reallocations how often it was reallocated, or {@link #UNKNOWN}
 * @param bytesFrom where in the block the bytes lie that are known
 * @param exposed whether its first bytes may have been read before they were written
 */
record TrueBlock(
        long address,
        long size,
        String function,
        int thread,
        int reallocations,
        int bytesFrom,
        ByteBuffer bytes,
        boolean exposed) {
    static final int UNKNOWN = -1;

    /** In front of an array's descriptor, under Wine as under Windows: room for its GUID or type. */
    private static final int HIDDEN = 16;

    private static final int BOUND = 8;
    private static final int LENGTH = 4;
    private static final int NUL = 2;

    /** What a slot stands for. Where Windows documents no layout it is Wine's. */
    static List<TrueBlock> of(Slot slot, int pointerBytes) {
        return switch (slot.call().makes) {
            case NOTHING -> throw new IllegalStateException("slot " + slot.number() + " was made by " + slot.call());
            case MEMORY, MEMORY_AGAIN ->
                List.of(block(slot, slot.pointer(), slot.size(), slot.reallocations(), 0, first(slot, slot.bytes())));
            case STRING, STRING_AGAIN -> List.of(string(slot, pointerBytes));
            case VECTOR -> List.of(vector(slot, pointerBytes));
            case ARRAY ->
                List.of(
                        block(
                                slot,
                                slot.pointer() - HIDDEN,
                                descriptorBytes(slot, pointerBytes),
                                0,
                                HIDDEN,
                                descriptor(slot, pointerBytes)),
                        block(slot, slot.data(), slot.size(), 0, 0, firstData(slot)));
        };
    }

    private static TrueBlock block(
            Slot slot, long address, long size, int reallocations, int bytesFrom, ByteBuffer bytes) {
        return new TrueBlock(
                address, size, slot.call().function, slot.thread(), reallocations, bytesFrom, bytes, slot.exposed());
    }

    /** The length in bytes, and behind it the text; on 64 bits the block begins 4 bytes earlier. */
    private static TrueBlock string(Slot slot, int pointerBytes) {
        int text = pointerBytes;
        ByteBuffer first = first(slot, slot.bytes());
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH + first.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(slot.bytes())
                .put(first)
                .flip();
        return block(slot, slot.pointer() - text, slot.size(), UNKNOWN, text - LENGTH, bytes);
    }

    /** The smallest block that a string of that many bytes fits in. */
    static long leastStringBytes(long textBytes, int pointerBytes) {
        return pointerBytes + textBytes + NUL;
    }

    private static TrueBlock vector(Slot slot, int pointerBytes) {
        ByteBuffer descriptor = descriptor(slot, pointerBytes);
        ByteBuffer data = firstData(slot);
        long size = HIDDEN + descriptor.remaining() + slot.size();
        ByteBuffer bytes = ByteBuffer.allocate(descriptor.remaining() + data.remaining())
                .put(descriptor)
                .put(data)
                .flip();
        return block(slot, slot.pointer() - HIDDEN, size, 0, HIDDEN, bytes);
    }

    /** Behind the SAFEARRAY, which has one bound, lie the bounds of the other dimensions. */
    private static long descriptorBytes(Slot slot, int pointerBytes) {
        int dimensions = slot.first().order(ByteOrder.LITTLE_ENDIAN).getShort(0);
        return HIDDEN + safeArrayBytes(pointerBytes) + (long) BOUND * (dimensions - 1);
    }

    private static int safeArrayBytes(int pointerBytes) {
        return pointerBytes == Long.BYTES ? 32 : 24;
    }

    private static ByteBuffer descriptor(Slot slot, int pointerBytes) {
        return slot.first().slice(0, safeArrayBytes(pointerBytes));
    }

    private static ByteBuffer first(Slot slot, int bytes) {
        return slot.first().slice(0, Math.min(bytes, slot.first().capacity()));
    }

    private static ByteBuffer firstData(Slot slot) {
        return slot.firstData().slice(0, Math.min(slot.bytes(), slot.firstData().capacity()));
    }

    /** Whether bytes that were read from the block's beginning are what was written there. */
    boolean holds(ByteBuffer read) {
        int from = Math.min(bytesFrom, read.capacity());
        int count = Math.min(read.capacity() - from, bytes.remaining());
        return read.slice(from, count).equals(bytes.slice(0, count));
    }
}
