// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.APARTMENT_UNBALANCED;
import static io.comleak.stream.StreamFormat.BLOCK_FREED_BY_REALLOC;
import static io.comleak.stream.StreamFormat.BLOCK_NOT_MAPPED;
import static io.comleak.stream.StreamFormat.BLOCK_ON_STACK;
import static io.comleak.stream.StreamFormat.BLOCK_REALLOCATING;
import static io.comleak.stream.StreamFormat.BLOCK_SPIED;
import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_MARKED;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_THREAD_END;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static io.comleak.stream.StreamFormat.HELLO_NO_CACHE;
import static io.comleak.stream.StreamFormat.HELLO_WIN64;
import static io.comleak.stream.StreamFormat.MODULE_HAS_PDB;
import static io.comleak.stream.StreamFormat.MODULE_PATH_CUT;
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
import static io.comleak.stream.StreamFormat.RECORD_REPEATED_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_REPEATED_FREED;
import static io.comleak.stream.StreamFormat.RECORD_RESUMED;
import static io.comleak.stream.StreamFormat.RECORD_REVOKED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_FREED;
import static io.comleak.stream.StreamFormat.RECORD_STACK_DEFINED;
import static io.comleak.stream.StreamFormat.RECORD_THREAD_ENDED;
import static io.comleak.stream.StreamFormat.RECORD_THREAD_STARTED;
import static io.comleak.stream.StreamFormat.RESUMED_TIMED_OUT;
import static io.comleak.stream.StreamFormat.SIZE_FOLLOWS;
import static io.comleak.stream.StreamFormat.STACK_CUT;
import static io.comleak.stream.StreamFormat.THREAD_KILLED;

import org.jspecify.annotations.Nullable;

/** The kinds of record: how long one is, and which flags it may have. */
enum RecordType {
    HELLO(RECORD_HELLO, Layout.Hello.BYTES, HELLO_WIN64 | HELLO_NO_CACHE),
    CLOCK(RECORD_CLOCK, Layout.Clock.BYTES, 0),
    MODULE_LOADED(RECORD_MODULE_LOADED, Layout.ModuleLoaded.BYTES, MODULE_HAS_PDB | MODULE_PATH_CUT) {
        @Override
        long exactBytes(RecordView record) {
            return padded(bytes() + 2L * Integer.toUnsignedLong(record.intAt(Layout.ModuleLoaded.PATH_LENGTH)));
        }
    },
    MODULE_UNLOADED(RECORD_MODULE_UNLOADED, Layout.ModuleUnloaded.BYTES, 0),
    STACK_DEFINED(RECORD_STACK_DEFINED, Layout.StackDefined.BYTES, STACK_CUT) {
        @Override
        long exactBytes(RecordView record) {
            return bytes() + 8L * record.charAt(Layout.StackDefined.FRAME_COUNT);
        }
    },
    ALLOCATED(RECORD_ALLOCATED, Layout.Allocated.BYTES, 0) {
        @Override
        long exactBytes(RecordView record) {
            return bytes() + largeSizeBytes(record, Layout.Allocated.SIZE);
        }
    },
    REALLOCATED(RECORD_REALLOCATED, Layout.Reallocated.BYTES, BLOCK_SPIED) {
        @Override
        long exactBytes(RecordView record) {
            return bytes() + largeSizeBytes(record, Layout.Reallocated.SIZE);
        }
    },
    FREED(RECORD_FREED, Layout.Freed.BYTES, FreedFlags.ALL),
    THREAD_STARTED(RECORD_THREAD_STARTED, Layout.ThreadStarted.BYTES, 0),
    THREAD_ENDED(RECORD_THREAD_ENDED, Layout.ThreadEnded.BYTES, THREAD_KILLED),
    APARTMENT_ENTERED(RECORD_APARTMENT_ENTERED, Layout.ApartmentEntered.BYTES, 0),
    APARTMENT_LEFT(RECORD_APARTMENT_LEFT, Layout.ApartmentLeft.BYTES, APARTMENT_UNBALANCED),
    CHECKPOINT(
            RECORD_CHECKPOINT,
            Layout.Checkpoint.BYTES,
            CHECKPOINT_HELD
                    | CHECKPOINT_UNINITIALIZE
                    | CHECKPOINT_THREAD_END
                    | CHECKPOINT_PROCESS_DETACH
                    | CHECKPOINT_MARKED) {
        @Override
        long exactBytes(RecordView record) {
            return padded(bytes() + Integer.toUnsignedLong(record.intAt(Layout.Checkpoint.NAME_LENGTH)));
        }
    },
    RESUMED(RECORD_RESUMED, Layout.Resumed.BYTES, RESUMED_TIMED_OUT),
    PROCESS_DETACH(RECORD_PROCESS_DETACH, Layout.ProcessDetach.BYTES, 0),
    REVOKED(RECORD_REVOKED, Layout.Revoked.BYTES, 0),
    SHORT_ALLOCATED(RECORD_SHORT_ALLOCATED, Layout.ShortRecord.BYTES, 0),
    SHORT_FREED(RECORD_SHORT_FREED, Layout.ShortRecord.BYTES, FreedFlags.ALL),
    REPEATED_ALLOCATED(RECORD_REPEATED_ALLOCATED, Layout.RepeatedRecord.BYTES, 0),
    REPEATED_FREED(RECORD_REPEATED_FREED, Layout.RepeatedRecord.BYTES, 0),
    PHASE(RECORD_PHASE, Layout.Phase.BYTES, 0) {
        @Override
        long exactBytes(RecordView record) {
            return padded(bytes() + Integer.toUnsignedLong(record.intAt(Layout.Phase.NAME_LENGTH)));
        }
    },
    IGNORED(RECORD_IGNORED, Layout.Ignored.BYTES, 0);

    /** Of either form of the record. */
    private interface FreedFlags {
        int ALL = BLOCK_SPIED | BLOCK_FREED_BY_REALLOC | BLOCK_REALLOCATING | BLOCK_ON_STACK | BLOCK_NOT_MAPPED;
    }

    private static final @Nullable RecordType[] BY_TAG = byTag();

    private final int tag;
    private final int bytes;
    private final int flags;

    RecordType(int tag, int bytes, int flags) {
        this.tag = tag;
        this.bytes = bytes;
        this.flags = flags;
    }

    /** The type with a tag, or null. */
    static @Nullable RecordType of(int tag) {
        return tag < BY_TAG.length ? BY_TAG[tag] : null;
    }

    private static @Nullable RecordType[] byTag() {
        @Nullable RecordType[] types = new @Nullable RecordType[RECORD_IGNORED + 1];
        for (RecordType type : values()) {
            types[type.tag] = type;
        }
        return types;
    }

    /** The least that a record of this type has. */
    int bytes() {
        return bytes;
    }

    /** All flags that one may have. */
    int flags() {
        return flags;
    }

    /** What this record must have, by its members. */
    long exactBytes(RecordView record) {
        return bytes;
    }

    /** Checks that length and flags are what this type has. */
    void check(RecordView record) throws StreamFormatException {
        record.require(record.length() == exactBytes(record), this + " of " + record.length() + " bytes");
        record.require((record.flags() & ~flags) == 0, this + " with flags " + record.flags());
    }

    private static long largeSizeBytes(RecordView record, int member) {
        return record.intAt(member) == SIZE_FOLLOWS ? Long.BYTES : 0;
    }

    private static long padded(long bytes) {
        return (bytes + 7) & ~7L;
    }
}
