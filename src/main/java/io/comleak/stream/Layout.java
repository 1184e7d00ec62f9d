// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.FAULT_FRAMES;

/**
 * Where each member lies within the structures of {@code native/include/comleak/stream_format.h}, in bytes from the
 * structure's first; BYTES is the size of the whole. A test computes them from that file.
 */
public final class Layout {
    /** What the launcher writes into the target. */
    public interface StartBlock {
        int MAGIC = 0;
        int VERSION = 4;
        int SECTION = 8;
        int DOORBELL = 16;
        int ROOM = 24;
        int RESUME = 32;
        int LAUNCHER = 40;
        int FLAGS = 48;
        int MAIN_THREAD = 52;
        int STACK_DEPTH = 56;
        int HOLD_TIMEOUT = 60;
        int STALL_TIMEOUT = 64;
        int BYTES = 72;
    }

    /** The last fatal exception. */
    interface FaultSlot {
        int SEQUENCE = 0;
        int CODE = 4;
        int ADDRESS = 8;
        int PARAMETERS = 16;
        int THREAD = 32;
        int FRAME_COUNT = 36;
        int FRAMES = 40;
        int BYTES = FRAMES + 8 * FAULT_FRAMES;
    }

    /** The start of the section. */
    interface SectionHeader {
        int MAGIC = 0;
        int VERSION = 4;
        int COMMITTED = 8;
        int PRODUCER = 16;
        int ALLOCATOR_THREAD = 20;
        int STATE = 24;
        int DETACHED = 28;
        int LOST = 32;
        int MODULES_RESERVED = 40;
        int MODULES_DRAINED = 44;
        int MODULES_LOST = 48;
        int WAITERS = 52;
        int FAULT = 56;
        int TAKEN = FAULT + FaultSlot.BYTES;
        int RESUMED = TAKEN + 8;
        int BYTES = RESUMED + 8;
    }

    /** The start of each record. */
    interface RecordHeader {
        int TYPE = 0;
        int FLAGS = 1;
        int LENGTH = 2;
        int THREAD = 4;
        int BYTES = 8;
    }

    interface Hello {
        int MAGIC = 8;
        int VERSION = 12;
        int REGISTERED = 16;
        int PROCESS = 20;
        int KEPT_BLOCK = 24;
        int TICKS = 32;
        int BYTES = 40;
    }

    interface Clock {
        int TICKS = 8;
        int BYTES = 16;
    }

    /** The path follows. */
    interface ModuleLoaded {
        int BASE = 8;
        int SIZE = 16;
        int TIMESTAMP = 24;
        int PDB_AGE = 28;
        int PDB_GUID = 32;
        int PATH_LENGTH = 48;
        int BYTES = 56;
    }

    interface ModuleUnloaded {
        int BASE = 8;
        int BYTES = 16;
    }

    /** The frames follow. */
    interface StackDefined {
        int STACK = 8;
        int FRAME_COUNT = 12;
        int SCANNED_COUNT = 14;
        int BYTES = 16;
    }

    /** A 64-bit size may follow. */
    interface Allocated {
        int ADDRESS = 8;
        int SIZE = 16;
        int STACK = 20;
        int BYTES = 24;
    }

    /** A 64-bit size may follow. */
    interface Reallocated {
        int OLD_ADDRESS = 8;
        int NEW_ADDRESS = 16;
        int SIZE = 24;
        int STACK = 28;
        int BYTES = 32;
    }

    interface Freed {
        int ADDRESS = 8;
        int STACK = 16;
        int BYTES = 24;
    }

    /** Without a header. */
    interface ShortRecord {
        int TYPE = 0;
        int FLAGS = 1;
        int THREAD_UNIT = 2;
        int STACK = 4;
        int BLOCK = 8;
        int BYTES = 16;
    }

    /** The record's type is its first byte. */
    interface RepeatedRecord {
        int TYPE_AND_ADDRESS = 0;
        int BYTES = 8;
    }

    interface ThreadStarted {
        int BYTES = 8;
    }

    interface ThreadEnded {
        int REFERENCES = 8;
        int BYTES = 16;
    }

    interface ApartmentEntered {
        int RESULT = 8;
        int COINIT = 12;
        int REFERENCES = 16;
        int STACK = 20;
        int BYTES = 24;
    }

    interface ApartmentLeft {
        int REFERENCES = 8;
        int STACK = 12;
        int BYTES = 16;
    }

    /** The name follows. */
    interface Checkpoint {
        int NUMBER = 8;
        int NAME_LENGTH = 12;
        int TICKS = 16;
        int BYTES = 24;
    }

    interface Resumed {
        int NUMBER = 8;
        int BYTES = 16;
    }

    interface ProcessDetach {
        int KILLED_IN_ALLOCATOR = 8;
        int BYTES = 16;
    }

    /** The name follows. */
    interface Phase {
        int NAME_LENGTH = 8;
        int BYTES = 16;
    }

    interface Ignored {
        int ADDRESS = 8;
        int BYTES = 16;
    }

    interface Revoked {
        int BYTES = 8;
    }

    private Layout() {}
}
