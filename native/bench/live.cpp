// SPDX-License-Identifier: Apache-2.0
//
// live BLOCKS PAIRS ROUNDS: what the spy alone takes for a free and an allocation, 20 frames deep, while so many blocks
// are live. Its callbacks are driven as COM drives them, without COM, which keeps a table of its own; another thread
// takes the records as the launcher does. Prints the nanoseconds that each round of so many pairs took, by the clock
// and of the processor, how many pairs were made in all, and how many were taken.

#include <windows.h>

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "measure.h"
#include "platform/atomic.h"
#include "spy/apartment_spy.h"
#include "spy/malloc_spy.h"

using namespace comleak;

// It is attached to nothing here, and registers on no thread.
ApartmentSpy& comleak::apartmentSpy() {
    static ApartmentSpy none;
    return none;
}

namespace {

constexpr int DEPTH = 20;
constexpr SIZE_T SIZE = 32;             // bytes
constexpr uintptr_t BLOCK_UNIT = 64;    // bytes from one block to the next
constexpr uintptr_t FIRST = 0x1000000;  // address

MallocSpy spy;
Recorder recorder;
uint64_t made = 0;      // pairs
uint64_t received = 0;  // allocations and frees; atomic
SectionHeader* section = nullptr;
HANDLE doorbell = nullptr;
HANDLE room = nullptr;
volatile uint32_t between = 0;  // makes a frame of each call

void* blockOf(uint32_t number) { return reinterpret_cast<void*>(FIRST + number * BLOCK_UNIT); }

NOT_INLINE void replace(uint32_t blocks, uint32_t pairs) {
    for (uint32_t i = 0; i < pairs; i++) {
        void* block = blockOf(scattered(i) % blocks);
        spy.PreFree(block, TRUE);
        spy.PostFree(TRUE);
        spy.PreAlloc(SIZE);
        spy.PostAlloc(block);
    }
    made += pairs;
}

// NOLINTNEXTLINE(misc-no-recursion): what is measured
NOT_INLINE void descend(int frames, uint32_t blocks, uint32_t pairs) {
    if (frames == 0) {
        replace(blocks, pairs);
    } else {
        descend(frames - 1, blocks, pairs);
        between = 1;
    }
}

uint64_t numberOf(HANDLE handle) { return reinterpret_cast<uintptr_t>(handle); }

uint64_t eventsIn(const uint8_t* bytes, DWORD length, uint64_t* skip) {
    uint64_t found = 0;
    uint64_t at = *skip;
    while (at < length) {
        const auto* header = reinterpret_cast<const RecordHeader*>(bytes + at);
        bool isShort = header->type == RECORD_SHORT_ALLOCATED || header->type == RECORD_SHORT_FREED;
        bool isRepeated = header->type == RECORD_REPEATED_ALLOCATED || header->type == RECORD_REPEATED_FREED;
        found += isShort || isRepeated ? 1 : 0;
        at += isShort ? sizeof(ShortRecord) : isRepeated ? sizeof(RepeatedRecord) : header->length;
    }
    *skip = at - length;
    return found;
}

// Copies what is committed, makes room, and counts in the copy.
void take() {
    static uint8_t bytes[RING_BYTES];
    static uint64_t skip = 0;
    const uint8_t* ring = reinterpret_cast<const uint8_t*>(section) + RING_OFFSET;
    uint64_t from = section->taken;
    auto length = static_cast<uint32_t>((load64(&section->committed) & ~COMMITTED_BUSY) - from);
    auto at = static_cast<uint32_t>(from % RING_BYTES);
    uint32_t first = length < RING_BYTES - at ? length : RING_BYTES - at;
    memcpy(bytes, ring + at, first);
    memcpy(bytes + first, ring, length - first);
    store64(&section->taken, from + length);
    if (add32(&section->waiters, 0) != 0) {
        SetEvent(room);
    }
    add64(&received, eventsIn(bytes, length, &skip));
}

DWORD WINAPI takeAll(void*) {
    while (WaitForSingleObject(doorbell, INFINITE) == WAIT_OBJECT_0) {
        take();
    }
    return 0;
}

bool start() {
    HANDLE mapping = CreateFileMappingW(INVALID_HANDLE_VALUE, nullptr, PAGE_READWRITE, 0, SECTION_BYTES, nullptr);
    section = static_cast<SectionHeader*>(MapViewOfFile(mapping, FILE_MAP_ALL_ACCESS, 0, 0, 0));
    doorbell = CreateEventW(nullptr, FALSE, FALSE, nullptr);
    room = CreateEventW(nullptr, FALSE, FALSE, nullptr);
    if (section == nullptr) {
        return false;
    }
    CreateThread(nullptr, 0, takeAll, nullptr, 0, nullptr);
    StartBlock block = {};
    block.doorbell = numberOf(doorbell);
    block.room = numberOf(room);
    block.section = numberOf(mapping);
    block.resume = numberOf(CreateEventW(nullptr, FALSE, FALSE, nullptr));
    block.launcher = numberOf(OpenProcess(SYNCHRONIZE, FALSE, GetCurrentProcessId()));
    block.stackDepth = 32;
    block.stallTimeout = 30000;
    if (!recorder.attach(block)) {
        return false;
    }
    CallbackScope scope;
    recorder.start(scope, S_OK, nullptr, false);
    spy.attach(&recorder);
    return true;
}

// Has the rest taken.
void finish() {
    CallbackScope scope;
    recorder.checkpoint(scope, CHECKPOINT_HELD | CHECKPOINT_UNINITIALIZE);
    while (load64(&received) < 2 * made && recorder.header().lost == 0) {
        SwitchToThread();
    }
}

}  // namespace

int main(int argc, char** argv) {
    uint32_t blocks = argc == 4 ? numberOf(argv[1]) : 0;
    uint32_t pairs = argc == 4 ? numberOf(argv[2]) : 0;
    if (blocks == 0 || pairs == 0 || !start()) {
        return 2;
    }
    descend(DEPTH, blocks, pairs);
    for (uint32_t rounds = numberOf(argv[3]); rounds > 0; rounds--) {
        double from = now();
        double processorFrom = processorTime(GetCurrentThread());
        descend(DEPTH, blocks, pairs);
        printf("round %.0f %.0f\n", now() - from, processorTime(GetCurrentThread()) - processorFrom);
    }
    finish();
    printf("received %llu\n", static_cast<unsigned long long>(load64(&received) / 2));
    printf("made %llu\n", static_cast<unsigned long long>(made));
    return 0;
}
