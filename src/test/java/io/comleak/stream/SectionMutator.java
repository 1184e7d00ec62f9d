// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.COMMITTED_BUSY;
import static io.comleak.stream.StreamFormat.MODULE_SLOTS;
import static io.comleak.stream.StreamFormat.MODULE_SLOT_BYTES;
import static io.comleak.stream.StreamFormat.RING_BYTES;
import static io.comleak.stream.StreamFormat.RING_OFFSET;
import static io.comleak.stream.StreamFormat.SECTION_BYTES;
import static io.comleak.stream.StreamFormat.SECTION_HEADER_BYTES;
import static io.comleak.stream.StreamFormat.STREAM_MAGIC;
import static io.comleak.stream.StreamFormat.STREAM_VERSION;

import io.comleak.fuzz.Spoiling;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** The section of a target that may have written to it: one, used again for each mutant. */
public final class SectionMutator {
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(SECTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final byte[] header = new byte[Layout.SectionHeader.BYTES];

    /**
     * Fills it with the end of a stream, of which the launcher has taken the beginning, with records that the loader left, and
     * with lies.
     */
    public ByteBuffer next(byte[] stream, int received, StreamMutator records, Random random) {
        for (int i = received; i < stream.length; i++) {
            bytes.put(RING_OFFSET + i % RING_BYTES, stream[i]);
        }
        fillHeader(stream.length, random);
        fillSlots(records, random);
        for (int lies = random.nextInt(3); lies > 0 && random.nextInt(3) == 0; lies--) {
            lie(random);
        }
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The section of a target that is no liar, after a stream that came whole. */
    public ByteBuffer honest(int committed) {
        bytes.put(0, new byte[SECTION_HEADER_BYTES]);
        bytes.putInt(Layout.SectionHeader.MAGIC, STREAM_MAGIC).putInt(Layout.SectionHeader.VERSION, STREAM_VERSION);
        bytes.putLong(Layout.SectionHeader.COMMITTED, committed);
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fillHeader(int committed, Random random) {
        honest(committed);
        long busy = random.nextBoolean() ? COMMITTED_BUSY : 0;
        bytes.putLong(Layout.SectionHeader.COMMITTED, (committed & -8L) | busy);
        bytes.putInt(Layout.SectionHeader.STATE, random.nextInt(4));
        bytes.putInt(Layout.SectionHeader.WAITERS, random.nextInt(2));
        bytes.putLong(Layout.SectionHeader.LOST, random.nextInt(8) == 0 ? Spoiling.extreme(random) : 0);
        bytes.putInt(Layout.SectionHeader.MODULES_LOST, random.nextInt(8) == 0 ? (int) Spoiling.extreme(random) : 0);
        if (random.nextInt(4) == 0) {
            fillFault(random);
        }
    }

    private void fillFault(Random random) {
        int slot = Layout.SectionHeader.FAULT;
        bytes.putInt(slot + Layout.FaultSlot.SEQUENCE, 1 + random.nextInt(3));
        bytes.putInt(slot + Layout.FaultSlot.CODE, random.nextBoolean() ? 0xC0000005 : (int) Spoiling.extreme(random));
        bytes.putLong(slot + Layout.FaultSlot.ADDRESS, Spoiling.extreme(random));
        bytes.putLong(slot + Layout.FaultSlot.PARAMETERS, Spoiling.extreme(random));
        bytes.putLong(slot + Layout.FaultSlot.PARAMETERS + Long.BYTES, Spoiling.extreme(random));
        int frames = random.nextInt(StreamFormat.FAULT_FRAMES + 2);
        bytes.putInt(slot + Layout.FaultSlot.FRAME_COUNT, frames);
        for (int i = 0; i < Math.min(frames, StreamFormat.FAULT_FRAMES); i++) {
            bytes.putLong(slot + Layout.FaultSlot.FRAMES + Long.BYTES * i, 0x140001000L + random.nextInt(1 << 20));
        }
    }

    private void fillSlots(StreamMutator records, Random random) {
        int count = random.nextInt(4) == 0 ? random.nextInt(6) : 0;
        int drained = random.nextInt();
        bytes.putInt(Layout.SectionHeader.MODULES_DRAINED, drained);
        bytes.putInt(Layout.SectionHeader.MODULES_RESERVED, drained + count);
        for (int i = 0; i < count; i++) {
            byte[] record = records.record(random);
            int slot = SECTION_HEADER_BYTES + Integer.remainderUnsigned(drained + i, MODULE_SLOTS) * MODULE_SLOT_BYTES;
            bytes.put(slot, record, 0, Math.min(record.length, MODULE_SLOT_BYTES));
        }
    }

    private void lie(Random random) {
        bytes.get(0, header);
        Spoiling.number(header, random.nextInt(header.length), Spoiling.extreme(random), random);
        bytes.put(0, header);
    }
}
