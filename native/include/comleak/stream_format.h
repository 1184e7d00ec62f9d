// SPDX-License-Identifier: Apache-2.0
//
// Everything that the spy and the launcher agree upon: the start block that the launcher writes into
// the target, the section that both map, and the records of the stream. This file is the one place
// where layouts are written down; StreamFormatContractTest holds the Java side to the constants here.
//
// All integers are little-endian. All structures have the same layout for 32- and 64-bit targets:
// addresses, sizes and handles are 64 bits wide, and each member lies at a multiple of its own size.
#pragma once

#include <stdint.h>

namespace comleak {

// ---------------------------------------------------------------------------------------------
// Version. Raised with every change of a layout; either side refuses another version than its own.

constexpr uint32_t STREAM_MAGIC = 0x4b4c4d43;  // "CMLK"
constexpr uint32_t STREAM_VERSION = 5;

// ---------------------------------------------------------------------------------------------
// The start block: written by the launcher, read by comleak_start.

constexpr uint32_t START_OLE_CACHE = 1;  // leave the OLE allocator's cache on
constexpr uint32_t START_APC = 2;        // queue the main thread an APC that registers its IInitializeSpy

struct StartBlock {
    uint32_t magic;         // STREAM_MAGIC
    uint32_t version;       // STREAM_VERSION
    uint64_t section;       // the section below
    uint64_t doorbell;      // auto-reset event: set by the spy where there are records to take
    uint64_t room;          // auto-reset event: set by the launcher where it has taken some and threads wait for room
    uint64_t resume;        // auto-reset event: set by the launcher where it has let a thread go that a checkpoint held
    uint64_t launcher;      // the launcher's process, SYNCHRONIZE
    uint32_t flags;         // START_*
    uint32_t mainThread;    // thread id of the suspended main thread
    uint32_t stackDepth;    // frames to capture, 1 to MAX_FRAMES
    uint32_t holdTimeout;   // milliseconds that a checkpoint may hold its thread
    uint32_t stallTimeout;  // milliseconds without progress by the launcher until events are counted as lost
    uint32_t reserved;
};

// ---------------------------------------------------------------------------------------------
// The section: a header, the module slots, the ring.
//
// The stream is a sequence of bytes; byte n of it lies in the ring at n modulo RING_BYTES. The bytes
// [taken, committed) have yet to be taken by the launcher, which does so while the target lives, and takes the rest
// after its death. It keeps its own count: `taken` only tells the spy what may be written over.

constexpr uint32_t SECTION_HEADER_BYTES = 4096;
constexpr uint32_t MODULE_SLOT_BYTES = 2048;
constexpr uint32_t MODULE_SLOTS = 128;
constexpr uint32_t RING_BYTES = 1u << 20;
constexpr uint32_t RING_OFFSET = SECTION_HEADER_BYTES + MODULE_SLOTS * MODULE_SLOT_BYTES;  // in the section
constexpr uint32_t SECTION_BYTES = RING_OFFSET + RING_BYTES;

constexpr uint32_t MAX_FRAMES = 128;
constexpr uint32_t FAULT_FRAMES = 62;

// SectionHeader.committed has this bit set while a producer writes a record behind it. All records
// are multiples of 8 bytes, so that the bit is no part of the offset.
constexpr uint64_t COMMITTED_BUSY = 1;

// SectionHeader.state: why the spy waits for no room any more, if it does not.
constexpr uint32_t STATE_STREAMING = 0;
constexpr uint32_t STATE_STALLED = 1;   // the launcher took nothing for stallTimeout: nobody waits for it any more
constexpr uint32_t STATE_ORPHANED = 2;  // the launcher is dead

struct FaultSlot {           // the last fatal exception, written by the vectored handler
    uint32_t sequence;       // 0: never written; odd: being written
    uint32_t code;           // exception code
    uint64_t address;        // of the faulting instruction
    uint64_t parameters[2];  // of an access violation: 0 read, 1 write, 8 execute; and the address accessed
    uint32_t thread;
    uint32_t frameCount;            // 0 for a stack overflow
    uint64_t frames[FAULT_FRAMES];  // the faulting address first, then return addresses
};

struct SectionHeader {
    uint32_t magic;
    uint32_t version;
    uint64_t committed;        // stream offset, with COMMITTED_BUSY
    uint32_t producer;         // thread that set COMMITTED_BUSY
    uint32_t allocatorThread;  // thread between Pre… and Post… of IMallocSpy, 0 if none
    uint32_t state;            // STATE_*
    uint32_t detached;         // 1 once the process ends by itself, where there may be no room for a ProcessDetach
    uint64_t lost;             // events that could not be recorded
    uint32_t modulesReserved;  // module slots taken so far; slot n lies at n modulo MODULE_SLOTS
    uint32_t modulesDrained;   // module slots that have been copied to the ring
    uint32_t modulesLost;      // module events that found no slot
    uint32_t waiters;          // threads that wait for room; one that was killed there counts for ever
    FaultSlot fault;
    // Far from what each event writes: another processor's cache has it.
    uint64_t taken;    // stream offset that the launcher has come to
    uint32_t resumed;  // number of the last checkpoint whose thread it has let go; 0xffffffff: all, now and later
    uint32_t reserved;
};

// A module slot holds one whole ModuleLoaded or ModuleUnloaded record. The loader's callback writes
// it without taking anything; whoever next writes to the ring copies it there. RecordHeader.length
// is stored last: 0 says that the slot is not yet complete.

// ---------------------------------------------------------------------------------------------
// Records. Each begins with a RecordHeader and is padded to a multiple of 8 bytes; but see ShortRecord and
// RepeatedRecord.

constexpr uint8_t RECORD_HELLO = 1;
constexpr uint8_t RECORD_CLOCK = 2;
constexpr uint8_t RECORD_MODULE_LOADED = 3;
constexpr uint8_t RECORD_MODULE_UNLOADED = 4;
constexpr uint8_t RECORD_STACK_DEFINED = 5;
constexpr uint8_t RECORD_ALLOCATED = 6;
constexpr uint8_t RECORD_REALLOCATED = 7;
constexpr uint8_t RECORD_FREED = 8;
constexpr uint8_t RECORD_THREAD_STARTED = 9;
constexpr uint8_t RECORD_THREAD_ENDED = 10;
constexpr uint8_t RECORD_APARTMENT_ENTERED = 11;
constexpr uint8_t RECORD_APARTMENT_LEFT = 12;
constexpr uint8_t RECORD_CHECKPOINT = 13;
constexpr uint8_t RECORD_RESUMED = 14;
constexpr uint8_t RECORD_PROCESS_DETACH = 15;
constexpr uint8_t RECORD_REVOKED = 16;
constexpr uint8_t RECORD_SHORT_ALLOCATED = 17;
constexpr uint8_t RECORD_SHORT_FREED = 18;
constexpr uint8_t RECORD_REPEATED_ALLOCATED = 19;
constexpr uint8_t RECORD_REPEATED_FREED = 20;
constexpr uint8_t RECORD_PHASE = 21;
constexpr uint8_t RECORD_IGNORED = 22;

struct RecordHeader {
    uint8_t type;     // RECORD_*
    uint8_t flags;    // of the record's type
    uint16_t length;  // of the whole record in bytes, header and padding included
    uint32_t thread;  // that caused the event
};

// The first record of every stream.
constexpr uint8_t HELLO_WIN64 = 1;     // flags: the target is a 64-bit process
constexpr uint8_t HELLO_NO_CACHE = 2;  // flags: SetOaNoCache was called
struct Hello {
    RecordHeader header;
    uint32_t magic;      // STREAM_MAGIC
    uint32_t version;    // STREAM_VERSION
    int32_t registered;  // HRESULT of CoRegisterMallocSpy
    uint32_t process;    // process id
    uint64_t keptBlock;  // the block that the spy keeps for ever; no event tells of it
    uint64_t ticks;      // GetTickCount64
};

// GetTickCount64, written before the first event of each new value.
struct Clock {
    RecordHeader header;
    uint64_t ticks;
};

constexpr uint8_t MODULE_HAS_PDB = 1;   // flags: pdbGuid and pdbAge are known
constexpr uint8_t MODULE_PATH_CUT = 2;  // flags: the path was too long, its end is given
struct ModuleLoaded {
    RecordHeader header;
    uint64_t base;
    uint64_t size;       // SizeOfImage, bytes
    uint32_t timestamp;  // TimeDateStamp of the file header
    uint32_t pdbAge;
    uint8_t pdbGuid[16];  // as it lies in memory: a GUID, first three parts little-endian
    uint32_t pathLength;  // of the path that follows, in UTF-16 units, without NUL
    uint32_t reserved;
    // uint16_t path[pathLength]
};

struct ModuleUnloaded {
    RecordHeader header;
    uint64_t base;
};

// A stack trace, innermost frame first, before the first event that names it. Numbers start at 1 and
// are never used twice; they ascend, but some may be left out. 0 means that no stack was recorded.
constexpr uint8_t STACK_CUT = 1;  // flags: there may be more frames than those that were not scanned for
struct StackDefined {
    RecordHeader header;
    uint32_t stack;
    uint16_t frameCount;
    uint16_t scannedCount;  // of these, the last: what a scan found beyond the stack, when it was first seen
    // uint64_t frames[frameCount]: return addresses
};

// A size of SIZE_FOLLOWS stands for a 64-bit size behind the record.
constexpr uint32_t SIZE_FOLLOWS = 0xffffffff;

struct Allocated {
    RecordHeader header;
    uint64_t address;
    uint32_t size;  // bytes asked for
    uint32_t stack;
    // uint64_t largeSize, if size is SIZE_FOLLOWS
};

constexpr uint8_t BLOCK_SPIED = 1;  // flags of Reallocated and Freed: COM says that it was allocated under this spy
constexpr uint8_t BLOCK_FREED_BY_REALLOC = 2;  // flags of Freed: IMalloc::Realloc(address, 0)

// Flags of Freed where BLOCK_SPIED is missing: what else the spy saw of the address.
constexpr uint8_t BLOCK_REALLOCATING = 4;  // nothing is freed yet: IMalloc::Realloc(address, size) is about to begin
constexpr uint8_t BLOCK_ON_STACK = 8;      // it lies in the calling thread's own stack
constexpr uint8_t BLOCK_NOT_MAPPED = 16;   // there is no memory: free, reserved, or no address of a program

struct Reallocated {
    RecordHeader header;
    uint64_t oldAddress;
    uint64_t newAddress;  // may be the same
    uint32_t size;        // the new one
    uint32_t stack;
    // uint64_t largeSize, if size is SIZE_FOLLOWS
};

struct Freed {
    RecordHeader header;
    uint64_t address;
    uint32_t stack;
    uint32_t reserved;
};

// Allocated and Freed as nearly all of them are: without a RecordHeader, and as long as this structure. What does not
// fit, an odd thread id, a large size or an address of more than 48 bits, has the long form.
constexpr uint32_t THREAD_UNIT = 4;          // Windows' thread ids are multiples of it, though nothing promises that
constexpr uint32_t BLOCK_ADDRESS_BITS = 48;  // of ShortRecord.block
constexpr uint32_t SHORT_SIZE_LIMIT = 1u << 16;  // bytes: a short record's block has fewer
struct ShortRecord {
    uint8_t type;         // RECORD_SHORT_ALLOCATED or RECORD_SHORT_FREED
    uint8_t flags;        // as those of Allocated or Freed
    uint16_t threadUnit;  // thread id / THREAD_UNIT
    uint32_t stack;
    uint64_t block;  // the address, and above it the size in bytes, 0 in RECORD_SHORT_FREED
};

// An allocation or a free like the last ShortRecord of its kind in the stream, but for the address: what a loop makes.
constexpr uint32_t REPEATED_ADDRESS_SHIFT = 16;
struct RepeatedRecord {
    uint64_t typeAndAddress;  // RECORD_REPEATED_…, and the address above REPEATED_ADDRESS_SHIFT bits
};

struct ThreadStarted {
    RecordHeader header;
};

constexpr uint8_t THREAD_KILLED = 1;  // flags: in an apartment, by TerminateThread; another thread found out
struct ThreadEnded {
    RecordHeader header;  // its thread is the one that ended
    uint32_t references;  // to COM that the thread still held: it did not uninitialise
    uint32_t reserved;
};

// A return of CoInitializeEx, CoUninitialize or of whatever calls them.
struct ApartmentEntered {
    RecordHeader header;
    int32_t result;       // HRESULT of CoInitializeEx
    uint32_t coinit;      // COINIT flags asked for
    uint32_t references;  // of this thread, after the call
    uint32_t stack;
};

constexpr uint8_t APARTMENT_UNBALANCED = 1;  // flags: the thread held no reference before the call
struct ApartmentLeft {
    RecordHeader header;
    uint32_t references;  // of this thread, after the call
    uint32_t stack;
};

constexpr uint8_t CHECKPOINT_HELD = 1;            // flags: the thread waits until it is resumed
constexpr uint8_t CHECKPOINT_UNINITIALIZE = 2;    // flags: no thread holds an own apartment after CoUninitialize
constexpr uint8_t CHECKPOINT_THREAD_END = 4;      // flags: … after the end of a thread that did not uninitialise
constexpr uint8_t CHECKPOINT_PROCESS_DETACH = 8;  // flags: the process ends
constexpr uint8_t CHECKPOINT_MARKED = 16;         // flags: the program asked for it, and may have named it
struct Checkpoint {
    RecordHeader header;
    uint32_t number;      // 1, 2, 3 …
    uint32_t nameLength;  // of the name that follows, in bytes; 0 unless marked
    uint64_t ticks;
    // char name[nameLength]
};

constexpr uint8_t RESUMED_TIMED_OUT = 1;  // flags: the launcher did not answer within holdTimeout
struct Resumed {
    RecordHeader header;
    uint32_t number;
    uint32_t reserved;
};

// DLL_PROCESS_DETACH of a process that ends. All other threads are gone.
struct ProcessDetach {
    RecordHeader header;
    uint32_t killedInAllocator;  // thread that was killed inside COM's allocator, 0 if none
    uint32_t reserved;
};

// What the program asked for by comleak.h. Names are what it gave as UTF-8, not checked, without NUL, and at most
// NAME_BYTES long.
constexpr uint32_t NAME_BYTES = 512;

// From here on, what any thread allocates belongs to the phase of that name; to none, if the name is empty.
struct Phase {
    RecordHeader header;
    uint32_t nameLength;  // of the name that follows, in bytes
    uint32_t reserved;
    // char name[nameLength]
};

// The block that the address lies in is not to be reported.
struct Ignored {
    RecordHeader header;
    uint64_t address;  // of the block's first byte, or of another
};

// COM released its last reference to the spy: later events are not seen.
struct Revoked {
    RecordHeader header;
};

static_assert(sizeof(StartBlock) == 72, "layout");
static_assert(sizeof(FaultSlot) == 40 + 8 * FAULT_FRAMES, "layout");
static_assert(sizeof(SectionHeader) <= SECTION_HEADER_BYTES, "layout");
static_assert(sizeof(RecordHeader) == 8, "layout");
static_assert(sizeof(Hello) == 40, "layout");
static_assert(sizeof(ModuleLoaded) == 56, "layout");
static_assert(sizeof(StackDefined) == 16, "layout");
static_assert(sizeof(Allocated) == 24, "layout");
static_assert(sizeof(Reallocated) == 32, "layout");
static_assert(sizeof(Freed) == 24, "layout");
static_assert(sizeof(ShortRecord) == 16, "layout");
static_assert(sizeof(RepeatedRecord) == 8, "layout");
static_assert(REPEATED_ADDRESS_SHIFT + BLOCK_ADDRESS_BITS == 64, "layout");
static_assert(sizeof(ApartmentEntered) == 24, "layout");
static_assert(sizeof(ApartmentLeft) == 16, "layout");
static_assert(sizeof(Checkpoint) == 24, "layout");
static_assert(sizeof(Phase) == 16, "layout");
static_assert(sizeof(Ignored) == 16, "layout");
static_assert(NAME_BYTES % 8 == 0, "a name that is padded is no longer");

}  // namespace comleak
