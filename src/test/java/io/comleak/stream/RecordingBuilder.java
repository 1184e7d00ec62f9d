// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.APARTMENT_UNBALANCED;
import static io.comleak.stream.StreamFormat.BLOCK_ADDRESS_BITS;
import static io.comleak.stream.StreamFormat.BLOCK_SPIED;
import static io.comleak.stream.StreamFormat.CHECKPOINT_MARKED;
import static io.comleak.stream.StreamFormat.HELLO_WIN64;
import static io.comleak.stream.StreamFormat.MODULE_HAS_PDB;
import static io.comleak.stream.StreamFormat.RECORD_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_APARTMENT_ENTERED;
import static io.comleak.stream.StreamFormat.RECORD_APARTMENT_LEFT;
import static io.comleak.stream.StreamFormat.RECORD_CHECKPOINT;
import static io.comleak.stream.StreamFormat.RECORD_CLOCK;
import static io.comleak.stream.StreamFormat.RECORD_FREED;
import static io.comleak.stream.StreamFormat.RECORD_HELLO;
import static io.comleak.stream.StreamFormat.RECORD_IGNORED;
import static io.comleak.stream.StreamFormat.RECORD_MODULE_LOADED;
import static io.comleak.stream.StreamFormat.RECORD_MODULE_UNLOADED;
import static io.comleak.stream.StreamFormat.RECORD_PHASE;
import static io.comleak.stream.StreamFormat.RECORD_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.RECORD_REALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_RESUMED;
import static io.comleak.stream.StreamFormat.RECORD_REVOKED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_FREED;
import static io.comleak.stream.StreamFormat.RECORD_STACK_DEFINED;
import static io.comleak.stream.StreamFormat.RECORD_THREAD_ENDED;
import static io.comleak.stream.StreamFormat.RECORD_THREAD_STARTED;
import static io.comleak.stream.StreamFormat.REPEATED_ADDRESS_SHIFT;
import static io.comleak.stream.StreamFormat.RESUMED_TIMED_OUT;
import static io.comleak.stream.StreamFormat.SHORT_SIZE_LIMIT;
import static io.comleak.stream.StreamFormat.SIZE_FOLLOWS;
import static io.comleak.stream.StreamFormat.STACK_CUT;
import static io.comleak.stream.StreamFormat.STREAM_MAGIC;
import static io.comleak.stream.StreamFormat.STREAM_VERSION;
import static io.comleak.stream.StreamFormat.THREAD_KILLED;
import static io.comleak.stream.StreamFormat.THREAD_UNIT;

import io.comleak.model.PdbIdentity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the stream that a spy would write, record by record. Events happen on the thread last named by {@link #on}, with
 * the stack last named by {@link #at}.
 */
public final class RecordingBuilder {
    public static final int MAIN_THREAD = 0x1a4;

    private final Map<String, Integer> stacks = new HashMap<>();
    private ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    private int thread = MAIN_THREAD;
    private int stack;
    private int lastStack;
    private int lastCheckpoint;
    private long ticks;

    private RecordingBuilder() {}

    /** A recording without any record, not even hello. */
    public static RecordingBuilder empty() {
        return new RecordingBuilder();
    }

    /** A recording of a 64-bit target, with hello. */
    public static RecordingBuilder recording() {
        return empty().hello(HELLO_WIN64, STREAM_MAGIC, STREAM_VERSION, 0);
    }

    public RecordingBuilder hello(int flags, int magic, int version, int registered) {
        return begin(RECORD_HELLO, flags, Layout.Hello.BYTES)
                .u32(magic)
                .u32(version)
                .u32(registered)
                .u32(4711)
                .u64(0x10)
                .u64(ticks);
    }

    /** The following events happen on a thread. */
    public RecordingBuilder on(int thread) {
        this.thread = thread;
        return this;
    }

    /** The following events happen at a stack; it is defined at its first mention by {@link #stack}. */
    public RecordingBuilder at(String name) {
        stack = Objects.requireNonNull(stacks.get(name), name);
        return this;
    }

    /** Time passes. */
    public RecordingBuilder after(long milliseconds) {
        ticks += milliseconds;
        return begin(RECORD_CLOCK, 0, Layout.Clock.BYTES).u64(ticks);
    }

    public RecordingBuilder module(String path, long base, long size) {
        return module(path, base, size, 0x5f000000, null);
    }

    public RecordingBuilder module(String path, long base, long size, int timestamp, @Nullable PdbIdentity pdb) {
        int length = Layout.ModuleLoaded.BYTES + (2 * path.length() + 7) / 8 * 8;
        begin(RECORD_MODULE_LOADED, pdb == null ? 0 : MODULE_HAS_PDB, length)
                .u64(base)
                .u64(size)
                .u32(timestamp);
        long high = pdb == null ? 0 : pdb.guid().getMostSignificantBits();
        u32(pdb == null ? 0 : pdb.age())
                .u32((int) (high >>> 32))
                .u16((int) (high >>> 16))
                .u16((int) high);
        u64(Long.reverseBytes(pdb == null ? 0 : pdb.guid().getLeastSignificantBits()));
        u32(path.length()).u32(0);
        path.chars().forEach(this::u16);
        return pad();
    }

    public RecordingBuilder unload(long base) {
        return begin(RECORD_MODULE_UNLOADED, 0, Layout.ModuleUnloaded.BYTES).u64(base);
    }

    /** Defines a stack, and goes on at it. */
    public RecordingBuilder stack(String name, long... returnAddresses) {
        return stack(name, lastStack + 1, 0, false, returnAddresses);
    }

    /** The last {@code scanned} return addresses were found by a scan. */
    public RecordingBuilder stack(String name, int number, int scanned, boolean cut, long... returnAddresses) {
        lastStack = number;
        stack = number;
        stacks.put(name, number);
        begin(RECORD_STACK_DEFINED, cut ? STACK_CUT : 0, Layout.StackDefined.BYTES + 8 * returnAddresses.length);
        u32(number).u32(scanned << 16 | returnAddresses.length);
        Arrays.stream(returnAddresses).forEach(this::u64);
        return this;
    }

    /** In the short form if that fits. */
    public RecordingBuilder allocate(long address, long size) {
        return fitsShort(address, size)
                ? shortRecord(RECORD_SHORT_ALLOCATED, 0, address, size)
                : allocateLong(address, size);
    }

    private boolean fitsShort(long address, long size) {
        return thread % THREAD_UNIT == 0
                && thread >>> 16 < THREAD_UNIT
                && address >>> BLOCK_ADDRESS_BITS == 0
                && size >= 0
                && size < SHORT_SIZE_LIMIT;
    }

    /** Even if it does not fit. */
    RecordingBuilder shortRecord(int type, int flags, long address, long size) {
        room(Layout.ShortRecord.BYTES).put((byte) type).put((byte) flags);
        return u16(thread / THREAD_UNIT).u32(stack).u64(address | size << BLOCK_ADDRESS_BITS);
    }

    /** As the last short record of its kind, of one that the type says. */
    RecordingBuilder repeated(int type, long address) {
        return u64(type | address << REPEATED_ADDRESS_SHIFT);
    }

    RecordingBuilder allocateLong(long address, long size) {
        boolean large = isLarge(size);
        begin(RECORD_ALLOCATED, 0, Layout.Allocated.BYTES + (large ? Long.BYTES : 0))
                .u64(address);
        return size(size, large);
    }

    public RecordingBuilder reallocate(long oldAddress, long newAddress, long size) {
        boolean large = isLarge(size);
        begin(RECORD_REALLOCATED, BLOCK_SPIED, Layout.Reallocated.BYTES + (large ? Long.BYTES : 0));
        return u64(oldAddress).u64(newAddress).size(size, large);
    }

    private RecordingBuilder size(long size, boolean large) {
        u32(large ? SIZE_FOLLOWS : (int) size).u32(stack);
        return large ? u64(size) : this;
    }

    private static boolean isLarge(long size) {
        return Long.compareUnsigned(size, Integer.toUnsignedLong(SIZE_FOLLOWS)) >= 0;
    }

    public RecordingBuilder free(long address) {
        return free(address, true);
    }

    public RecordingBuilder free(long address, boolean spied) {
        return free(address, spied ? BLOCK_SPIED : 0);
    }

    /** {@code flags} are BLOCK_*. */
    public RecordingBuilder free(long address, int flags) {
        return fitsShort(address, 0) ? shortRecord(RECORD_SHORT_FREED, flags, address, 0) : freeLong(address, flags);
    }

    RecordingBuilder freeLong(long address, int flags) {
        begin(RECORD_FREED, flags, Layout.Freed.BYTES);
        return u64(address).u32(stack).u32(0);
    }

    public RecordingBuilder threadStarted() {
        return begin(RECORD_THREAD_STARTED, 0, Layout.ThreadStarted.BYTES);
    }

    public RecordingBuilder threadEnded(int references) {
        return threadEnded(references, 0);
    }

    public RecordingBuilder threadKilled(int references) {
        return threadEnded(references, THREAD_KILLED);
    }

    private RecordingBuilder threadEnded(int references, int flags) {
        return begin(RECORD_THREAD_ENDED, flags, Layout.ThreadEnded.BYTES)
                .u32(references)
                .u32(0);
    }

    public RecordingBuilder enter(int result, int coinit, int references) {
        begin(RECORD_APARTMENT_ENTERED, 0, Layout.ApartmentEntered.BYTES);
        return u32(result).u32(coinit).u32(references).u32(stack);
    }

    public RecordingBuilder leave(int references) {
        return leave(references, false);
    }

    public RecordingBuilder leave(int references, boolean unbalanced) {
        begin(RECORD_APARTMENT_LEFT, unbalanced ? APARTMENT_UNBALANCED : 0, Layout.ApartmentLeft.BYTES);
        return u32(references).u32(stack);
    }

    /** {@code flags} are CHECKPOINT_*. */
    public RecordingBuilder checkpoint(int flags) {
        return checkpoint(flags, "");
    }

    /** One that the program asked for; {@code flags} are further CHECKPOINT_*. */
    public RecordingBuilder mark(int flags, String name) {
        return checkpoint(flags | CHECKPOINT_MARKED, name);
    }

    RecordingBuilder checkpoint(int flags, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        begin(RECORD_CHECKPOINT, flags, Layout.Checkpoint.BYTES + padded(text.length));
        return u32(++lastCheckpoint).u32(text.length).u64(ticks).raw(text).pad();
    }

    public RecordingBuilder phase(String name) {
        return phase(name.getBytes(StandardCharsets.UTF_8));
    }

    RecordingBuilder phase(byte... name) {
        begin(RECORD_PHASE, 0, Layout.Phase.BYTES + padded(name.length));
        return u32(name.length).u32(0).raw(name).pad();
    }

    public RecordingBuilder ignore(long address) {
        return begin(RECORD_IGNORED, 0, Layout.Ignored.BYTES).u64(address);
    }

    private static int padded(int length) {
        return (length + 7) / 8 * 8;
    }

    /** Ends the hold of the last checkpoint. */
    public RecordingBuilder resume() {
        return resume(lastCheckpoint, false);
    }

    public RecordingBuilder resume(int number, boolean timedOut) {
        begin(RECORD_RESUMED, timedOut ? RESUMED_TIMED_OUT : 0, Layout.Resumed.BYTES);
        return u32(number).u32(0);
    }

    public RecordingBuilder detach() {
        return detach(0);
    }

    public RecordingBuilder detach(int killedInAllocator) {
        return begin(RECORD_PROCESS_DETACH, 0, Layout.ProcessDetach.BYTES)
                .u32(killedInAllocator)
                .u32(0);
    }

    public RecordingBuilder revoked() {
        return begin(RECORD_REVOKED, 0, Layout.Revoked.BYTES);
    }

    /** Any bytes at all. */
    public RecordingBuilder raw(byte... raw) {
        room(raw.length).put(raw);
        return this;
    }

    /** Everything written so far. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** The same, and forgets them: what is written next goes on from there. */
    public byte[] take() {
        byte[] taken = bytes();
        bytes.clear();
        return taken;
    }

    /** Reads the recording as the launcher does. */
    public void tell(SpyEvents events) throws StreamFormatException {
        RecordReader reader = new RecordReader(events);
        reader.feed(ByteBuffer.wrap(bytes()));
        reader.end();
    }

    /** A record's header, for records that no method here writes. */
    public RecordingBuilder begin(int type, int flags, int length) {
        room(Layout.RecordHeader.BYTES).put((byte) type).put((byte) flags);
        return u16(length).u32(thread);
    }

    public RecordingBuilder u16(int value) {
        room(Short.BYTES).putShort((short) value);
        return this;
    }

    public RecordingBuilder u32(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    public RecordingBuilder u64(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    private RecordingBuilder pad() {
        while (bytes.position() % 8 != 0) {
            raw((byte) 0);
        }
        return this;
    }

    private ByteBuffer room(int wanted) {
        if (bytes.remaining() < wanted) {
            int capacity = Math.max(2 * bytes.capacity(), bytes.position() + wanted);
            bytes = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
        }
        return bytes;
    }
}
