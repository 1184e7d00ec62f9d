// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.MODULE_SLOTS;
import static io.comleak.stream.StreamFormat.MODULE_SLOT_BYTES;
import static io.comleak.stream.StreamFormat.RING_BYTES;
import static io.comleak.stream.StreamFormat.SECTION_BYTES;
import static io.comleak.stream.StreamFormat.SECTION_HEADER_BYTES;
import static io.comleak.stream.StreamFormat.STREAM_MAGIC;
import static io.comleak.stream.StreamFormat.STREAM_VERSION;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Writes a section as the spy would leave it. */
public final class SectionBuilder {
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(SECTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    public SectionBuilder() {
        u32(Layout.SectionHeader.MAGIC, STREAM_MAGIC).u32(Layout.SectionHeader.VERSION, STREAM_VERSION);
    }

    /** Puts the stream's bytes where they lie in the ring, and commits them. */
    public SectionBuilder stream(byte[] stream) {
        return stream(0, stream);
    }

    /** The same for bytes that begin at an offset of the stream. */
    public SectionBuilder stream(long offset, byte[] stream) {
        for (int i = 0; i < stream.length; i++) {
            bytes.put(SECTION_BYTES - RING_BYTES + (int) ((offset + i) % RING_BYTES), stream[i]);
        }
        return committed(offset + stream.length);
    }

    public SectionBuilder committed(long value) {
        return u64(Layout.SectionHeader.COMMITTED, value);
    }

    /** Module slots taken and not drained; records of no bytes stand for slots that are not complete. */
    public SectionBuilder undrained(int drained, byte[]... records) {
        for (int i = 0; i < records.length; i++) {
            int slot = Integer.remainderUnsigned(drained + i, MODULE_SLOTS);
            bytes.put(SECTION_HEADER_BYTES + slot * MODULE_SLOT_BYTES, records[i]);
        }
        u32(Layout.SectionHeader.MODULES_DRAINED, drained);
        return u32(Layout.SectionHeader.MODULES_RESERVED, drained + records.length);
    }

    public SectionBuilder fault(int code, long address, int thread, List<Long> frames) {
        int slot = Layout.SectionHeader.FAULT;
        u32(slot + Layout.FaultSlot.SEQUENCE, 2).u32(slot + Layout.FaultSlot.CODE, code);
        u64(slot + Layout.FaultSlot.ADDRESS, address).u32(slot + Layout.FaultSlot.THREAD, thread);
        u64(slot + Layout.FaultSlot.PARAMETERS, 1).u64(slot + Layout.FaultSlot.PARAMETERS + 8, 0xbad);
        u32(slot + Layout.FaultSlot.FRAME_COUNT, frames.size());
        for (int i = 0; i < frames.size(); i++) {
            u64(slot + Layout.FaultSlot.FRAMES + Long.BYTES * i, frames.get(i));
        }
        return this;
    }

    /** Sets a member of the header. */
    public SectionBuilder u32(int member, int value) {
        bytes.putInt(member, value);
        return this;
    }

    /** Sets a member of the header. */
    public SectionBuilder u64(int member, long value) {
        bytes.putLong(member, value);
        return this;
    }

    /** Reads a member of the header. */
    public long u64(int member) {
        return bytes.getLong(member);
    }

    /** How many threads of the target wait for room. */
    public SectionBuilder waiters(int count) {
        return u32(Layout.SectionHeader.WAITERS, count);
    }

    /** What the launcher has come to. */
    public long taken() {
        return u64(Layout.SectionHeader.TAKEN);
    }

    /** The whole of it, as both sides map it. */
    public ByteBuffer mapped() {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    public Section section() throws StreamFormatException {
        return new Section(bytes);
    }
}
