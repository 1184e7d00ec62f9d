// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

/** The constants of {@code native/include/comleak/stream_format.h}, which explains them; a test holds the two together. */
public final class StreamFormat {
    public static final int STREAM_MAGIC = 0x4b4c4d43;
    public static final int STREAM_VERSION = 5;

    public static final int START_OLE_CACHE = 1;
    public static final int START_APC = 2;

    public static final int SECTION_HEADER_BYTES = 4096;
    public static final int MODULE_SLOT_BYTES = 2048;
    public static final int MODULE_SLOTS = 128;
    public static final int RING_BYTES = 1 << 20;
    public static final int RING_OFFSET = SECTION_HEADER_BYTES + MODULE_SLOTS * MODULE_SLOT_BYTES;
    public static final int SECTION_BYTES = RING_OFFSET + RING_BYTES;
    public static final int MAX_FRAMES = 128;
    public static final int FAULT_FRAMES = 62;
    public static final long COMMITTED_BUSY = 1;
    public static final int STATE_STREAMING = 0;
    public static final int STATE_STALLED = 1;
    public static final int STATE_ORPHANED = 2;

    public static final int RECORD_HELLO = 1;
    public static final int RECORD_CLOCK = 2;
    public static final int RECORD_MODULE_LOADED = 3;
    public static final int RECORD_MODULE_UNLOADED = 4;
    public static final int RECORD_STACK_DEFINED = 5;
    public static final int RECORD_ALLOCATED = 6;
    public static final int RECORD_REALLOCATED = 7;
    public static final int RECORD_FREED = 8;
    public static final int RECORD_THREAD_STARTED = 9;
    public static final int RECORD_THREAD_ENDED = 10;
    public static final int RECORD_APARTMENT_ENTERED = 11;
    public static final int RECORD_APARTMENT_LEFT = 12;
    public static final int RECORD_CHECKPOINT = 13;
    public static final int RECORD_RESUMED = 14;
    public static final int RECORD_PROCESS_DETACH = 15;
    public static final int RECORD_REVOKED = 16;
    public static final int RECORD_SHORT_ALLOCATED = 17;
    public static final int RECORD_SHORT_FREED = 18;
    public static final int RECORD_REPEATED_ALLOCATED = 19;
    public static final int RECORD_REPEATED_FREED = 20;
    public static final int RECORD_PHASE = 21;
    public static final int RECORD_IGNORED = 22;

    public static final int HELLO_WIN64 = 1;
    public static final int HELLO_NO_CACHE = 2;
    public static final int MODULE_HAS_PDB = 1;
    public static final int MODULE_PATH_CUT = 2;
    public static final int STACK_CUT = 1;
    public static final int SIZE_FOLLOWS = 0xffffffff;
    public static final int BLOCK_SPIED = 1;
    public static final int BLOCK_FREED_BY_REALLOC = 2;
    public static final int BLOCK_REALLOCATING = 4;
    public static final int BLOCK_ON_STACK = 8;
    public static final int BLOCK_NOT_MAPPED = 16;
    public static final int THREAD_UNIT = 4;
    public static final int BLOCK_ADDRESS_BITS = 48;
    public static final int SHORT_SIZE_LIMIT = 1 << 16;
    public static final int REPEATED_ADDRESS_SHIFT = 16;
    public static final int THREAD_KILLED = 1;
    public static final int APARTMENT_UNBALANCED = 1;
    public static final int CHECKPOINT_HELD = 1;
    public static final int CHECKPOINT_UNINITIALIZE = 2;
    public static final int CHECKPOINT_THREAD_END = 4;
    public static final int CHECKPOINT_PROCESS_DETACH = 8;
    public static final int CHECKPOINT_MARKED = 16;
    public static final int RESUMED_TIMED_OUT = 1;
    public static final int NAME_BYTES = 512;

    private StreamFormat() {}
}
