// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.APARTMENT_UNBALANCED;
import static io.comleak.stream.StreamFormat.BLOCK_SPIED;
import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_MARKED;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_THREAD_END;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static io.comleak.stream.StreamFormat.HELLO_NO_CACHE;
import static io.comleak.stream.StreamFormat.HELLO_WIN64;
import static io.comleak.stream.StreamFormat.MAX_FRAMES;
import static io.comleak.stream.StreamFormat.MODULE_HAS_PDB;
import static io.comleak.stream.StreamFormat.NAME_BYTES;
import static io.comleak.stream.StreamFormat.RESUMED_TIMED_OUT;
import static io.comleak.stream.StreamFormat.SIZE_FOLLOWS;
import static io.comleak.stream.StreamFormat.STACK_CUT;
import static io.comleak.stream.StreamFormat.STREAM_MAGIC;
import static io.comleak.stream.StreamFormat.STREAM_VERSION;
import static io.comleak.stream.StreamFormat.THREAD_KILLED;

import io.comleak.model.PdbIdentity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a whole record to its event. One method for each type; lengths and flags have been checked before. */
final class RecordDecoder {
    /** No process has more. */
    private static final long ADDRESS_SPACE = 1L << 47;

    /**
     * Bytes of all sizes that a stream tells of, but in short records, which have less than 64 KiB each. No run allocates as
     * much, and no sum of sizes that stay below it overflows, whichever are summed.
     */
    private static final long MOST_IN_ALL = 1L << 62;

    private static final int CAUSES =
            CHECKPOINT_UNINITIALIZE | CHECKPOINT_THREAD_END | CHECKPOINT_PROCESS_DETACH | CHECKPOINT_MARKED;

    /** Tells the event of one record. */
    @FunctionalInterface
    private interface Decoding {
        void decode(RecordView record) throws StreamFormatException;
    }

    private final SpyEvents events;
    private final StreamOrder order;
    private final ShortRecords shortRecords;
    private final Map<RecordType, Decoding> decodings = new EnumMap<>(RecordType.class);
    private long inAll;

    RecordDecoder(SpyEvents events, StreamOrder order, ShortRecords shortRecords) {
        this.events = events;
        this.order = order;
        this.shortRecords = shortRecords;
        decodings.put(RecordType.HELLO, this::hello);
        decodings.put(RecordType.CLOCK, this::clock);
        decodings.put(RecordType.MODULE_LOADED, this::moduleLoaded);
        decodings.put(RecordType.MODULE_UNLOADED, this::moduleUnloaded);
        decodings.put(RecordType.STACK_DEFINED, this::stackDefined);
        decodings.put(RecordType.ALLOCATED, this::allocated);
        decodings.put(RecordType.REALLOCATED, this::reallocated);
        decodings.put(RecordType.FREED, this::freed);
        decodings.put(RecordType.THREAD_STARTED, this::threadStarted);
        decodings.put(RecordType.THREAD_ENDED, this::threadEnded);
        decodings.put(RecordType.APARTMENT_ENTERED, this::apartmentEntered);
        decodings.put(RecordType.APARTMENT_LEFT, this::apartmentLeft);
        decodings.put(RecordType.CHECKPOINT, this::checkpoint);
        decodings.put(RecordType.RESUMED, this::resumed);
        decodings.put(RecordType.PROCESS_DETACH, this::processDetach);
        decodings.put(RecordType.REVOKED, this::revoked);
        decodings.put(RecordType.SHORT_ALLOCATED, this::shortRecord);
        decodings.put(RecordType.SHORT_FREED, this::shortRecord);
        decodings.put(RecordType.REPEATED_ALLOCATED, this::repeated);
        decodings.put(RecordType.REPEATED_FREED, this::repeated);
        decodings.put(RecordType.PHASE, this::phase);
        decodings.put(RecordType.IGNORED, this::ignored);
    }

    void decode(RecordType type, RecordView record) throws StreamFormatException {
        order.admit(type, record);
        type.check(record);
        Objects.requireNonNull(decodings.get(type)).decode(record);
    }

    private void hello(RecordView record) throws StreamFormatException {
        int magic = record.intAt(Layout.Hello.MAGIC);
        int version = record.intAt(Layout.Hello.VERSION);
        record.require(magic == STREAM_MAGIC, "magic number 0x" + Integer.toHexString(magic));
        record.require(version == STREAM_VERSION, "version " + version + " instead of " + STREAM_VERSION);
        events.hello(
                record.flag(HELLO_WIN64),
                record.intAt(Layout.Hello.REGISTERED),
                record.intAt(Layout.Hello.PROCESS),
                record.flag(HELLO_NO_CACHE),
                record.longAt(Layout.Hello.TICKS));
    }

    private void clock(RecordView record) {
        events.clock(record.longAt(Layout.Clock.TICKS));
    }

    private void moduleLoaded(RecordView record) throws StreamFormatException {
        long base = record.longAt(Layout.ModuleLoaded.BASE);
        long size = record.longAt(Layout.ModuleLoaded.SIZE);
        record.require(
                size > 0 && Long.compareUnsigned(base, base + (size - 1)) <= 0,
                "a module of " + Long.toUnsignedString(size) + " bytes at 0x" + Long.toHexString(base));
        events.moduleLoaded(path(record), base, size, record.intAt(Layout.ModuleLoaded.TIMESTAMP), pdb(record));
    }

    private static String path(RecordView record) {
        char[] path = new char[record.intAt(Layout.ModuleLoaded.PATH_LENGTH)];
        for (int i = 0; i < path.length; i++) {
            path[i] = record.charAt(Layout.ModuleLoaded.BYTES + 2 * i);
        }
        return new String(path);
    }

    private static @Nullable PdbIdentity pdb(RecordView record) {
        if (!record.flag(MODULE_HAS_PDB)) {
            return null;
        }
        int guid = Layout.ModuleLoaded.PDB_GUID;
        long high = Integer.toUnsignedLong(record.intAt(guid)) << 32
                | (long) record.charAt(guid + 4) << 16
                | record.charAt(guid + 6);
        long low = Long.reverseBytes(record.longAt(guid + 8));
        return new PdbIdentity(new UUID(high, low), record.intAt(Layout.ModuleLoaded.PDB_AGE));
    }

    private void moduleUnloaded(RecordView record) {
        events.moduleUnloaded(record.longAt(Layout.ModuleUnloaded.BASE));
    }

    private void stackDefined(RecordView record) throws StreamFormatException {
        int stack = record.intAt(Layout.StackDefined.STACK);
        int frameCount = record.charAt(Layout.StackDefined.FRAME_COUNT);
        int scanned = record.charAt(Layout.StackDefined.SCANNED_COUNT);
        record.require(frameCount <= MAX_FRAMES, "a stack of " + frameCount + " frames");
        record.require(scanned <= frameCount, scanned + " scanned frames of " + frameCount);
        order.define(stack, record);
        long[] frames = new long[frameCount];
        for (int i = 0; i < frameCount; i++) {
            frames[i] = record.longAt(Layout.StackDefined.BYTES + Long.BYTES * i);
        }
        events.stackDefined(stack, frames, scanned, record.flag(STACK_CUT));
    }

    private void allocated(RecordView record) throws StreamFormatException {
        long address = record.longAt(Layout.Allocated.ADDRESS);
        long size = size(record, Layout.Allocated.SIZE, Layout.Allocated.BYTES);
        events.allocated(record.thread(), address, size, order.stack(record, Layout.Allocated.STACK));
    }

    private void reallocated(RecordView record) throws StreamFormatException {
        events.reallocated(
                record.thread(),
                record.longAt(Layout.Reallocated.OLD_ADDRESS),
                record.longAt(Layout.Reallocated.NEW_ADDRESS),
                size(record, Layout.Reallocated.SIZE, Layout.Reallocated.BYTES),
                order.stack(record, Layout.Reallocated.STACK),
                record.flag(BLOCK_SPIED));
    }

    private long size(RecordView record, int member, int largeMember) throws StreamFormatException {
        int small = record.intAt(member);
        long size = small == SIZE_FOLLOWS ? largeSize(record, largeMember) : Integer.toUnsignedLong(small);
        inAll += size;
        if (inAll > MOST_IN_ALL) {
            throw record.damaged("a size of " + size + " bytes, and more in all than any run allocates");
        }
        return size;
    }

    private static long largeSize(RecordView record, int member) throws StreamFormatException {
        long large = record.longAt(member);
        record.require(
                large >= Integer.toUnsignedLong(SIZE_FOLLOWS) && large < ADDRESS_SPACE,
                "a large size of " + Long.toUnsignedString(large) + " bytes");
        return large;
    }

    private void freed(RecordView record) throws StreamFormatException {
        events.freed(
                record.thread(),
                record.longAt(Layout.Freed.ADDRESS),
                order.stack(record, Layout.Freed.STACK),
                record.flags());
    }

    private void shortRecord(RecordView record) throws StreamFormatException {
        long block = record.longAt(Layout.ShortRecord.BLOCK);
        order.stack(record, Layout.ShortRecord.STACK);
        boolean taken = shortRecords.takeShort(record.longAt(0), block);
        record.require(taken, "a free of " + ShortRecords.size(block) + " bytes");
    }

    private void repeated(RecordView record) throws StreamFormatException {
        record.require(shortRecords.takeRepeated(record.longAt(0)), "nothing that it could repeat");
    }

    private void threadStarted(RecordView record) {
        events.threadStarted(record.thread());
    }

    private void threadEnded(RecordView record) {
        events.threadEnded(record.thread(), record.intAt(Layout.ThreadEnded.REFERENCES), record.flag(THREAD_KILLED));
    }

    private void apartmentEntered(RecordView record) throws StreamFormatException {
        events.apartmentEntered(
                record.thread(),
                record.intAt(Layout.ApartmentEntered.RESULT),
                record.intAt(Layout.ApartmentEntered.COINIT),
                record.intAt(Layout.ApartmentEntered.REFERENCES),
                order.stack(record, Layout.ApartmentEntered.STACK));
    }

    private void apartmentLeft(RecordView record) throws StreamFormatException {
        events.apartmentLeft(
                record.thread(),
                record.intAt(Layout.ApartmentLeft.REFERENCES),
                record.flag(APARTMENT_UNBALANCED),
                order.stack(record, Layout.ApartmentLeft.STACK));
    }

    private void checkpoint(RecordView record) throws StreamFormatException {
        int number = record.intAt(Layout.Checkpoint.NUMBER);
        record.require(Integer.bitCount(record.flags() & CAUSES) == 1, "a checkpoint with flags " + record.flags());
        String name = name(record, Layout.Checkpoint.NAME_LENGTH, Layout.Checkpoint.BYTES);
        record.require(name.isEmpty() || record.flag(CHECKPOINT_MARKED), "a checkpoint with a name that nobody gave");
        order.checkpoint(number, record.flag(CHECKPOINT_HELD), record);
        events.checkpoint(record.thread(), number, record.flags(), record.longAt(Layout.Checkpoint.TICKS), name);
    }

    private void resumed(RecordView record) throws StreamFormatException {
        int number = record.intAt(Layout.Resumed.NUMBER);
        order.resumed(number, record);
        events.resumed(record.thread(), number, record.flag(RESUMED_TIMED_OUT));
    }

    private void processDetach(RecordView record) {
        events.processDetach(record.thread(), record.intAt(Layout.ProcessDetach.KILLED_IN_ALLOCATOR));
    }

    private void revoked(RecordView record) {
        events.revoked();
    }

    private void phase(RecordView record) throws StreamFormatException {
        events.phase(name(record, Layout.Phase.NAME_LENGTH, Layout.Phase.BYTES));
    }

    private void ignored(RecordView record) {
        events.ignored(record.longAt(Layout.Ignored.ADDRESS));
    }

    private static String name(RecordView record, int lengthMember, int nameMember) throws StreamFormatException {
        int length = record.intAt(lengthMember);
        record.require(length <= NAME_BYTES, "a name of " + length + " bytes");
        return record.utf8At(nameMember, length);
    }
}
