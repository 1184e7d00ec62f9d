// SPDX-License-Identifier: Apache-2.0
#include "record/recorder.h"

#include <stddef.h>

#include "platform/atomic.h"

namespace comleak {

namespace {

// The most that one event writes: a clock, a stack and the largest record with a stack. A name is shorter than a stack.
constexpr uint32_t EVENT_BYTES =
    sizeof(Clock) + sizeof(StackDefined) + sizeof(uint64_t) * MAX_FRAMES + sizeof(Reallocated) + sizeof(uint64_t);
static_assert(sizeof(Clock) + sizeof(Checkpoint) + NAME_BYTES <= EVENT_BYTES, "a record with a name");

template <typename Record>
Record recordOf(uint8_t type, uint8_t flags, uint32_t thread) {
    Record record = {};
    record.header = {type, flags, sizeof(Record), thread};
    return record;
}

// A record whose size does not fit its own field, and the size behind it.
template <typename Record>
struct WithLargeSize {
    Record record;
    uint64_t size;
};

template <typename Record>
uint32_t& stackOf(Record& record) {
    return record.stack;
}

template <typename Record>
uint32_t& stackOf(WithLargeSize<Record>& large) {
    return large.record.stack;
}

constexpr DWORD LOOK_AGAIN = 100;  // milliseconds until a held thread looks by itself whether it was let go

// For StackCapture: what a program allocates and frees in turn comes from two stacks.
constexpr uint32_t ALLOCATIONS = 0;
constexpr uint32_t REALLOCATIONS = 1;
constexpr uint32_t FREES = 2;
constexpr uint32_t OTHERS = 3;
static_assert(OTHERS < StackCapture::KINDS, "each has a number");

bool fitsShort(uint32_t thread, uint64_t address, uint64_t size) {
    return thread % THREAD_UNIT == 0 && thread / THREAD_UNIT <= UINT16_MAX && address >> BLOCK_ADDRESS_BITS == 0 &&
           size < SHORT_SIZE_LIMIT;
}

// Short records are put together in registers, not in memory: see ShortRecord for the layout. A processor waits where
// it reads as one what it has just written in parts.
uint32_t shortHead(uint8_t type, uint8_t flags, uint32_t thread) {
    return type | uint32_t{flags} << 8 | thread / THREAD_UNIT << 16;
}

static_assert(offsetof(ShortRecord, flags) == 1 && offsetof(ShortRecord, threadUnit) == 2, "the head");
static_assert(offsetof(ShortRecord, stack) == 4 && offsetof(ShortRecord, block) == 8, "what follows it");

constexpr uint8_t REPEATED_FROM_SHORT = RECORD_REPEATED_ALLOCATED - RECORD_SHORT_ALLOCATED;
static_assert(RECORD_SHORT_FREED + REPEATED_FROM_SHORT == RECORD_REPEATED_FREED, "one distance for both");

uint64_t addressOf(const void* pointer) { return reinterpret_cast<uintptr_t>(pointer); }

}  // namespace

bool Recorder::attach(const StartBlock& block) {
    void* section = MapViewOfFile(handleOf(block.section), FILE_MAP_READ | FILE_MAP_WRITE, 0, 0, SECTION_BYTES);
    resume_ = handleOf(block.resume);
    keepOpen(resume_);
    uint32_t depth = block.stackDepth < 1 ? 1 : block.stackDepth > MAX_FRAMES ? MAX_FRAMES : block.stackDepth;
    holdTimeout_ = block.holdTimeout;
    if (section == nullptr || !capture_.create(depth) || !stacks_.create()) {
        return false;
    }
    stream_.attach(section, &stacks_, block);
    return true;
}

void Recorder::start(const CallbackScope& scope, HRESULT registered, void* keptBlock, bool cacheOff) {
    uint8_t flags = static_cast<uint8_t>((sizeof(void*) == 8 ? HELLO_WIN64 : 0) | (cacheOff ? HELLO_NO_CACHE : 0));
    Hello hello = recordOf<Hello>(RECORD_HELLO, flags, scope.thread());
    hello.magic = STREAM_MAGIC;
    hello.version = STREAM_VERSION;
    hello.registered = registered;
    hello.process = GetCurrentProcessId();
    hello.keptBlock = addressOf(keptBlock);
    hello.ticks = lastTicks_ = platform::ticks();
    if (stream_.begin(scope.thread(), sizeof(hello), Patience::WAITS)) {
        stream_.put(&hello, sizeof(hello));
        stream_.end();
    }
    modules_.begin(&stream_, &capture_);
    modules_.enumerate(scope.thread());
    stream_.tell();
    recording_ = SUCCEEDED(registered);
}

void Recorder::putClock(uint32_t thread) {
    uint64_t now = platform::ticks();
    if (now != lastTicks_) {
        lastTicks_ = now;
        Clock clock = recordOf<Clock>(RECORD_CLOCK, 0, thread);
        clock.ticks = now;
        stream_.put(&clock, sizeof(clock));
    }
}

uint32_t Recorder::putStack(uint32_t thread, const StackFrames& stack, bool* isNew) {
    *isNew = false;
    if (stack.count == 0) {
        return 0;
    }
    uint32_t number = stacks_.find(stack);
    if (number == 0) {
        number = stacks_.number(stack);
        *isNew = number != 0;
        if (*isNew) {
            putDefinition(thread, stack, number);
        }
    }
    return number;
}

void Recorder::putDefinition(uint32_t thread, const StackFrames& stack, uint32_t number) {
    StackDefined defined = recordOf<StackDefined>(RECORD_STACK_DEFINED, stack.cut ? STACK_CUT : 0, thread);
    uintptr_t found[StackCapture::MOST_SCANNED];
    uint32_t scanned = capture_.scanBeyond(stack, found);
    uint32_t count = stack.count + scanned;
    defined.header.length = static_cast<uint16_t>(sizeof(defined) + sizeof(uint64_t) * count);
    defined.stack = number;
    defined.frameCount = static_cast<uint16_t>(count);
    defined.scannedCount = static_cast<uint16_t>(scanned);
    stream_.put(&defined, sizeof(defined));
    putFrames(stack.frames, stack.count);
    putFrames(found, scanned);
}

void Recorder::putFrames(const uintptr_t* frames, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        uint64_t frame = frames[i];
        stream_.put(&frame, sizeof(frame));
    }
}

bool Recorder::begin(const CallbackScope& scope, Patience patience) {
    if (!recording() || !stream_.begin(scope.thread(), EVENT_BYTES, patience)) {
        return false;
    }
    putClock(scope.thread());
    return true;
}

template <typename Record>
void Recorder::append(const CallbackScope& scope, const Record& record, Patience patience) {
    if (begin(scope, patience)) {
        stream_.put(&record, sizeof(record));
        stream_.end();
    }
}

inline uint32_t Recorder::stackHere(uint32_t thread, Trace* trace, bool* isNew) {
    // Of a trace that has not changed the number is known, unless the table has forgotten stacks meanwhile.
    // A thread that was killed with the ring may have taken the number's definition with it.
    if (trace->number == 0 || trace->numberedAt != stacks_.changes() || trace->takeovers != stream_.takeovers()) {
        trace->number = putStack(thread, trace->stack, isNew);
        trace->numberedAt = stacks_.changes();
        trace->takeovers = stream_.takeovers();
    }
    return trace->number;
}

template <typename Record>
void Recorder::appendHere(const CallbackScope& scope, uint32_t kind, Record record) {
    if (begin(scope, Patience::WAITS)) {
        Trace& trace = capture_.capture(kind);
        bool isNew = false;
        stackOf(record) = stackHere(scope.thread(), &trace, &isNew);
        end(trace.stack, isNew, record);
    }
}

void Recorder::appendShort(const CallbackScope& scope, uint32_t kind, Repeatable* last, uint32_t head, uint64_t address,
                           uint32_t size) {
    if (!begin(scope, Patience::WAITS)) {
        return;
    }
    Trace& trace = capture_.capture(kind);
    bool isNew = false;
    Repeatable now = {head, stackHere(scope.thread(), &trace, &isNew), size, stream_.takeovers()};
    if (last->same(now)) {
        stream_.put((uint64_t{head & 0xff} + REPEATED_FROM_SHORT) | address << REPEATED_ADDRESS_SHIFT);
    } else {
        // A thread that is killed from here to the end leaves a ring that has to be taken over.
        *last = now;
        stream_.put(uint64_t{now.stack} << 32 | head);
        stream_.put(uint64_t{size} << BLOCK_ADDRESS_BITS | address);
        if (isNew) {
            remember(trace.stack, now.stack);
        }
    }
    stream_.end();
    stream_.tellIfWorthwhile();
}

// Once it is committed, so that no event ever names a stack that the launcher has not seen.
void Recorder::remember(const StackFrames& stack, uint32_t number) {
    stream_.publish();
    stacks_.add(stack, number);
}

template <typename Record>
void Recorder::appendWithStack(const CallbackScope& scope, const StackFrames& stack, Record record) {
    if (begin(scope, Patience::WAITS)) {
        bool isNew = false;
        stackOf(record) = putStack(scope.thread(), stack, &isNew);
        end(stack, isNew, record);
    }
}

template <typename Record>
void Recorder::end(const StackFrames& stack, bool isNew, Record record) {
    stream_.put(&record, sizeof(record));
    if (isNew) {
        remember(stack, stackOf(record));
    }
    stream_.end();
    stream_.tellIfWorthwhile();
}

template <typename Record>
void Recorder::appendSized(const CallbackScope& scope, uint32_t kind, Record record, uint64_t size) {
    record.size = size < SIZE_FOLLOWS ? static_cast<uint32_t>(size) : SIZE_FOLLOWS;
    if (size < SIZE_FOLLOWS) {
        appendHere(scope, kind, record);
    } else {
        WithLargeSize<Record> large = {record, size};
        large.record.header.length = sizeof(large);
        appendHere(scope, kind, large);
    }
}

void Recorder::allocated(const CallbackScope& scope, void* block, size_t size) {
    if (fitsShort(scope.thread(), addressOf(block), size)) {
        appendShort(scope, ALLOCATIONS, &lastAllocated_, shortHead(RECORD_SHORT_ALLOCATED, 0, scope.thread()),
                    addressOf(block), static_cast<uint32_t>(size));
        return;
    }
    Allocated record = recordOf<Allocated>(RECORD_ALLOCATED, 0, scope.thread());
    record.address = addressOf(block);
    appendSized(scope, ALLOCATIONS, record, size);
}

void Recorder::reallocated(const CallbackScope& scope, void* oldBlock, void* newBlock, size_t size, bool spied) {
    Reallocated record = recordOf<Reallocated>(RECORD_REALLOCATED, spied ? BLOCK_SPIED : 0, scope.thread());
    record.oldAddress = addressOf(oldBlock);
    record.newAddress = addressOf(newBlock);
    appendSized(scope, REALLOCATIONS, record, size);
}

void Recorder::freed(const CallbackScope& scope, void* block, uint8_t flags) {
    if (fitsShort(scope.thread(), addressOf(block), 0)) {
        appendShort(scope, FREES, &lastFreed_, shortHead(RECORD_SHORT_FREED, flags, scope.thread()), addressOf(block),
                    0);
        return;
    }
    Freed record = recordOf<Freed>(RECORD_FREED, flags, scope.thread());
    record.address = addressOf(block);
    appendHere(scope, FREES, record);
}

void Recorder::revoked(const CallbackScope& scope) {
    append(scope, recordOf<Revoked>(RECORD_REVOKED, 0, scope.thread()), Patience::WAITS);
}

bool Recorder::captureEntry(StackFrames* stack) {
    capture_.captureAlone(stack);
    return stack->count == 0 || modules_.own().own(*stack);
}

void Recorder::apartmentEntered(const CallbackScope& scope, HRESULT result, DWORD coinit, DWORD references,
                                const StackFrames& stack) {
    ApartmentEntered record = recordOf<ApartmentEntered>(RECORD_APARTMENT_ENTERED, 0, scope.thread());
    record.result = result;
    record.coinit = coinit;
    record.references = references;
    appendWithStack(scope, stack, record);
}

void Recorder::apartmentLeft(const CallbackScope& scope, DWORD references, bool unbalanced) {
    ApartmentLeft record =
        recordOf<ApartmentLeft>(RECORD_APARTMENT_LEFT, unbalanced ? APARTMENT_UNBALANCED : 0, scope.thread());
    record.references = references;
    appendHere(scope, OTHERS, record);
}

void Recorder::threadStarted(const CallbackScope& scope) {
    append(scope, recordOf<ThreadStarted>(RECORD_THREAD_STARTED, 0, scope.thread()), Patience::NEVER_WAITS);
}

void Recorder::threadEnded(const CallbackScope& scope, DWORD references) {
    ThreadEnded record = recordOf<ThreadEnded>(RECORD_THREAD_ENDED, 0, scope.thread());
    record.references = references;
    append(scope, record, Patience::NEVER_WAITS);
}

void Recorder::threadKilled(const CallbackScope& scope, uint32_t thread, DWORD references) {
    ThreadEnded record = recordOf<ThreadEnded>(RECORD_THREAD_ENDED, THREAD_KILLED, thread);
    record.references = references;
    append(scope, record, Patience::NEVER_WAITS);
}

template <typename Record>
void Recorder::putNamed(Record record, const Name& name) {
    record.header.length = static_cast<uint16_t>(sizeof(record) + name.paddedLength());
    record.nameLength = name.length();
    stream_.put(&record, sizeof(record));
    stream_.put(name.bytes(), name.paddedLength());
}

void Recorder::checkpoint(const CallbackScope& scope, uint8_t flags, const Name& name) {
    Checkpoint record = recordOf<Checkpoint>(RECORD_CHECKPOINT, flags, scope.thread());
    // The end of a thread holds the loader's lock.
    if (!begin(scope, (flags & CHECKPOINT_THREAD_END) != 0 ? Patience::NEVER_WAITS : Patience::WAITS)) {
        return;
    }
    record.number = ++checkpoints_;
    record.ticks = lastTicks_;
    putNamed(record, name);
    stream_.end();
    if ((flags & CHECKPOINT_HELD) != 0) {
        awaitResume(scope, record.number);
    } else {
        stream_.tellIfWorthwhile();
    }
}

void Recorder::awaitResume(const CallbackScope& scope, uint32_t number) {
    stream_.tell();
    Resumed record = recordOf<Resumed>(RECORD_RESUMED, letGo(number) ? 0 : RESUMED_TIMED_OUT, scope.thread());
    record.number = number;
    append(scope, record, Patience::WAITS);
}

// Whether the launcher did so in time. The event may be that of another checkpoint, which nobody waited for any more,
// or whose thread is held as well: what counts is the number.
bool Recorder::letGo(uint32_t number) {
    HANDLE waits[] = {resume_, stream_.launcher()};
    const uint32_t* resumed = &stream_.header().resumed;
    uint64_t start = platform::ticks();
    for (uint64_t waited = 0; load32(resumed) < number && waited < holdTimeout_; waited = platform::ticks() - start) {
        auto left = static_cast<DWORD>(holdTimeout_ - waited);
        DWORD woken = WaitForMultipleObjects(2, waits, FALSE, left < LOOK_AGAIN ? left : LOOK_AGAIN);
        if (woken == WAIT_OBJECT_0 + 1 || woken == WAIT_FAILED) {
            break;
        }
    }
    return load32(resumed) >= number;
}

void Recorder::phase(const CallbackScope& scope, const Name& name) {
    if (begin(scope, Patience::WAITS)) {
        putNamed(recordOf<Phase>(RECORD_PHASE, 0, scope.thread()), name);
        stream_.end();
        stream_.tellIfWorthwhile();
    }
}

void Recorder::ignored(const CallbackScope& scope, const void* address) {
    Ignored record = recordOf<Ignored>(RECORD_IGNORED, 0, scope.thread());
    record.address = addressOf(address);
    append(scope, record, Patience::WAITS);
    stream_.tellIfWorthwhile();
}

void Recorder::processDetach(const CallbackScope& scope) {
    store32(&stream_.header().detached, 1);
    stream_.survive(scope.thread());
    ProcessDetach record = recordOf<ProcessDetach>(RECORD_PROCESS_DETACH, 0, scope.thread());
    uint32_t inAllocator = load32(&stream_.header().allocatorThread);
    record.killedInAllocator = inAllocator == scope.thread() ? 0 : inAllocator;
    append(scope, record, Patience::WAITS);
    checkpoint(scope, CHECKPOINT_PROCESS_DETACH | CHECKPOINT_HELD);
}

}  // namespace comleak
