// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.COMMITTED_BUSY;
import static io.comleak.stream.StreamFormat.FAULT_FRAMES;
import static io.comleak.stream.StreamFormat.MODULE_SLOTS;
import static io.comleak.stream.StreamFormat.MODULE_SLOT_BYTES;
import static io.comleak.stream.StreamFormat.RING_BYTES;
import static io.comleak.stream.StreamFormat.RING_OFFSET;
import static io.comleak.stream.StreamFormat.SECTION_BYTES;
import static io.comleak.stream.StreamFormat.SECTION_HEADER_BYTES;
import static io.comleak.stream.StreamFormat.STREAM_MAGIC;
import static io.comleak.stream.StreamFormat.STREAM_VERSION;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The memory that the spy shares with the launcher and that outlives the target. It is untrusted: the target
 * can write to it. Bytes are copied out before they are looked at.
 */
public final class Section {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteBuffer mapped;

    /** Over the whole section, as mapped: at least {@link StreamFormat#SECTION_BYTES}, aligned to 8 bytes. */
    public Section(ByteBuffer mapped) throws StreamFormatException {
        require(mapped.remaining() >= SECTION_BYTES, "it has only " + mapped.remaining() + " bytes");
        this.mapped = mapped.slice().order(ByteOrder.LITTLE_ENDIAN);
        int magic = intAt(Layout.SectionHeader.MAGIC);
        int version = intAt(Layout.SectionHeader.VERSION);
        require(magic == STREAM_MAGIC, "magic number 0x" + Integer.toHexString(magic));
        require(version == STREAM_VERSION, "version " + version + " instead of " + STREAM_VERSION);
    }

    /** Bytes of the stream that are whole records. */
    public long committed() {
        return longAt(Layout.SectionHeader.COMMITTED) & ~COMMITTED_BUSY;
    }

    /** Events that could not be recorded. */
    public long lost() {
        return longAt(Layout.SectionHeader.LOST);
    }

    /** Loads and unloads of modules that could not be recorded. */
    public int modulesLost() {
        return intAt(Layout.SectionHeader.MODULES_LOST);
    }

    /** One of {@link StreamFormat}.STATE_*: why the spy sends no more. */
    public int state() {
        return intAt(Layout.SectionHeader.STATE);
    }

    /** The thread that is inside COM's allocator, 0 if none. */
    public int allocatorThread() {
        return intAt(Layout.SectionHeader.ALLOCATOR_THREAD);
    }

    /** Whether the process has begun to end by itself. */
    public boolean detached() {
        return intAt(Layout.SectionHeader.DETACHED) != 0;
    }

    /** The last fatal exception; null if there was none, or if the target died while it was written. */
    public @Nullable FaultFacts fault() throws StreamFormatException {
        int slot = Layout.SectionHeader.FAULT;
        int sequence = intAt(slot + Layout.FaultSlot.SEQUENCE);
        if (sequence == 0 || sequence % 2 != 0) {
            return null;
        }
        int frameCount = intAt(slot + Layout.FaultSlot.FRAME_COUNT);
        require(frameCount >= 0 && frameCount <= FAULT_FRAMES, "a fault of " + frameCount + " frames");
        return new FaultFacts(
                intAt(slot + Layout.FaultSlot.CODE),
                longAt(slot + Layout.FaultSlot.ADDRESS),
                longAt(slot + Layout.FaultSlot.PARAMETERS),
                longAt(slot + Layout.FaultSlot.PARAMETERS + Long.BYTES),
                intAt(slot + Layout.FaultSlot.THREAD),
                LongStream.range(0, frameCount)
                        .mapToObj(i -> longAt(slot + Layout.FaultSlot.FRAMES + Long.BYTES * (int) i))
                        .toList());
    }

    /** All that tells how the spy fared. */
    public SpyState spyState() throws StreamFormatException {
        return new SpyState(lost(), modulesLost(), state(), detached(), fault());
    }

    /**
     * Copies bytes of the stream, from the one numbered {@code taken} to the last one committed or as many as fit, and lets
     * the spy write over them.
     *
     * @return whether threads of the target wait for that
     */
    public boolean take(long taken, ByteBuffer into) throws StreamFormatException {
        long committed = committed();
        long length = committed - taken;
        require(
                committed % 8 == 0 && length >= 0 && length <= RING_BYTES,
                committed + " bytes committed, " + taken + " taken");
        int count = (int) Math.min(length, into.remaining());
        int start = (int) Math.floorMod(taken, (long) RING_BYTES);
        int first = Math.min(count, RING_BYTES - start);
        copy(RING_OFFSET + start, first, into);
        copy(RING_OFFSET, count - first, into);
        return release(mapped, taken + count);
    }

    /**
     * Lets the spy write over all that is committed, whatever the section holds: the target runs on where its stream makes
     * no sense.
     *
     * @return as above
     */
    public static boolean discard(ByteBuffer mapped) {
        ByteBuffer section = mapped.slice().order(ByteOrder.LITTLE_ENDIAN);
        long committed = (long) LONG.getAcquire(section, Layout.SectionHeader.COMMITTED) & ~COMMITTED_BUSY;
        return release(section, committed);
    }

    private void copy(int from, int count, ByteBuffer into) {
        into.put(into.position(), mapped, from, count);
        into.position(into.position() + count);
    }

    /** The store is seen by others before waiters are looked for, and they count themselves in before they look at it. */
    /** Tells the spy that the thread may go on that a checkpoint of that number holds, and those before; -1 means all that will ever be. */
    public static void letGo(ByteBuffer mapped, int checkpoint) {
        INT.setVolatile(mapped.slice().order(ByteOrder.LITTLE_ENDIAN), Layout.SectionHeader.RESUMED, checkpoint);
    }

    private static boolean release(ByteBuffer mapped, long taken) {
        LONG.setVolatile(mapped, Layout.SectionHeader.TAKEN, taken);
        return (int) INT.getVolatile(mapped, Layout.SectionHeader.WAITERS) != 0;
    }

    /** Copies of the records that the loader left and nobody moved to the ring. They follow all that was committed. */
    public List<ByteBuffer> undrainedModules() throws StreamFormatException {
        int drained = intAt(Layout.SectionHeader.MODULES_DRAINED);
        int count = intAt(Layout.SectionHeader.MODULES_RESERVED) - drained;
        require(count >= 0 && count <= MODULE_SLOTS, count + " module slots in use");
        List<ByteBuffer> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int slot = SECTION_HEADER_BYTES + Integer.remainderUnsigned(drained + i, MODULE_SLOTS) * MODULE_SLOT_BYTES;
            byte[] record = moduleRecord(slot);
            if (record.length > 0) {
                records.add(ByteBuffer.wrap(record));
            }
        }
        return records;
    }

    private byte[] moduleRecord(int slot) throws StreamFormatException {
        // The length is stored last; the first 32 bits hold it together with type and flags.
        int length = intAt(slot) >>> 16;
        require(length <= MODULE_SLOT_BYTES, "a module record of " + length + " bytes");
        byte[] record = new byte[length];
        mapped.get(slot, record);
        return record;
    }

    private long longAt(int offset) {
        return (long) LONG.getAcquire(mapped, offset);
    }

    private int intAt(int offset) {
        return (int) INT.getAcquire(mapped, offset);
    }

    private static void require(boolean condition, String otherwise) throws StreamFormatException {
        if (!condition) {
            throw new StreamFormatException("Damaged section: " + otherwise);
        }
    }
}
