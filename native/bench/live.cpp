// SPDX-License-Identifier: Apache-2.0
//
// live BLOCKS PAIRS ROUNDS: what the spy alone takes for a free and an allocation, 20 frames deep, while so many blocks
// are live. Its callbacks are driven as COM drives them, without COM, which keeps a table of its own; the pipe is read
// by another thread. Prints the nanoseconds that each round of so many pairs took, by the clock and of the processor,
// how many pairs were made in all, and how many the pipe brought.

#include <windows.h>

#include <stdint.h>
#include <stdio.h>

#include "measure.h"
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
uint64_t made = 0;               // pairs
volatile uint64_t received = 0;  // allocations and frees
volatile uint32_t between = 0;   // makes a frame of each call

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

DWORD WINAPI readPipe(void* pipe) {
    static uint8_t bytes[256 << 10];
    uint64_t skip = 0;
    DWORD length = 0;
    while (ReadFile(pipe, bytes, sizeof(bytes), &length, nullptr)) {
        received = received + eventsIn(bytes, length, &skip);
    }
    return 0;
}

bool start() {
    const wchar_t* name = L"\\\\.\\pipe\\comleak-bench-live";
    HANDLE server = CreateNamedPipeW(name, PIPE_ACCESS_INBOUND, PIPE_TYPE_BYTE, 1, RING_BYTES, RING_BYTES, 0, nullptr);
    HANDLE client = CreateFileW(name, GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, nullptr);
    CreateThread(nullptr, 0, readPipe, server, 0, nullptr);
    HANDLE mapping = CreateFileMappingW(INVALID_HANDLE_VALUE, nullptr, PAGE_READWRITE, 0, SECTION_BYTES, nullptr);
    StartBlock block = {};
    block.pipe = numberOf(client);
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

// Has the pipe bring the rest.
void finish() {
    CallbackScope scope;
    recorder.checkpoint(scope, CHECKPOINT_HELD | CHECKPOINT_UNINITIALIZE);
    while (received < 2 * made && recorder.header().lost == 0) {
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
    printf("received %llu\n", static_cast<unsigned long long>(received / 2));
    printf("made %llu\n", static_cast<unsigned long long>(made));
    return 0;
}
