// SPDX-License-Identifier: Apache-2.0
//
// allocations empty|watched STACKS PAIRS ROUNDS THREADS: times allocations and their frees, 20 frames deep, from so
// many different stacks in random order, on so many threads at once. `empty` registers a spy that does nothing; under
// comleak there is one already. Prints the nanoseconds that each round of so many pairs took, by the clock and of the
// processor, and how many pairs were made in all.

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "../tests/empty_spy.h"
#include "measure.h"

namespace {

constexpr uint32_t MAX_THREADS = 16;
constexpr int DEPTH = 20;
constexpr SIZE_T SIZE = 32;  // bytes

volatile uint32_t between = 0;  // keeps the compiler from making one call of two

NOT_INLINE void allocate(uint32_t pairs) {
    for (uint32_t i = 0; i < pairs; i++) {
        CoTaskMemFree(CoTaskMemAlloc(SIZE));
    }
}

// Each bit of the path chooses one of two calls in one frame: stacks differ from each other anywhere.
// NOLINTNEXTLINE(misc-no-recursion): what is measured
NOT_INLINE void descend(int frames, uint32_t path, uint32_t pairs) {
    if (frames == 0) {
        allocate(pairs);
    } else if ((path & 1) != 0) {
        descend(frames - 1, path >> 1, pairs);
        between = 1;
    } else {
        descend(frames - 1, path >> 1, pairs);
        between = 2;
    }
}

void oneRound(uint32_t stacks, uint32_t pairs, uint32_t seed) {
    if (stacks == 1) {
        descend(DEPTH, 0, pairs);
        return;
    }
    for (uint32_t i = 0; i < pairs; i++) {
        descend(DEPTH, scattered(scattered(seed + i) % stacks), 1);
    }
}

// What one thread does in a round.
struct Share {
    uint32_t stacks;
    uint32_t pairs;
    uint32_t seed;
    double processor;  // nanoseconds that it took, once it is done
};

DWORD WINAPI runShare(void* share) {
    Share& mine = *static_cast<Share*>(share);
    oneRound(mine.stacks, mine.pairs, mine.seed);
    // Here: of a thread that has ended Wine tells none.
    mine.processor = processorTime(GetCurrentThread());
    return 0;
}

// On threads of their own, if there is more than one. Nanoseconds of the processor's.
double onThreads(const Share& share, uint32_t threads) {
    if (threads == 1) {
        double from = processorTime(GetCurrentThread());
        oneRound(share.stacks, share.pairs, share.seed);
        return processorTime(GetCurrentThread()) - from;
    }
    Share shares[MAX_THREADS];
    HANDLE handles[MAX_THREADS];
    for (uint32_t i = 0; i < threads; i++) {
        shares[i] = {share.stacks, share.pairs / threads, share.seed + i, 0};
        handles[i] = CreateThread(nullptr, 0, runShare, &shares[i], 0, nullptr);
    }
    double processor = 0;
    for (uint32_t i = 0; i < threads; i++) {
        WaitForSingleObject(handles[i], INFINITE);
        processor += shares[i].processor;
        CloseHandle(handles[i]);
    }
    return processor;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 6) {
        return 2;
    }
    static EmptySpy spy;
    if (strcmp(argv[1], "empty") == 0) {
        CoRegisterMallocSpy(&spy);
    }
    uint32_t stacks = numberOf(argv[2]);
    uint32_t pairs = numberOf(argv[3]);
    uint32_t rounds = numberOf(argv[4]);
    uint32_t threads = numberOf(argv[5]);
    if (stacks == 0 || pairs == 0 || threads == 0 || threads > MAX_THREADS || pairs % threads != 0) {
        return 2;
    }
    uint64_t made = pairs;
    // Whatever is done once is done before the first round.
    onThreads({stacks, pairs, 0, 0}, threads);
    for (uint32_t round = 1; round <= rounds; round++) {
        double from = now();
        double processor = onThreads({stacks, pairs, round * pairs, 0}, threads);
        printf("round %.0f %.0f\n", now() - from, processor);
        made += pairs;
    }
    printf("made %llu\n", static_cast<unsigned long long>(made));
    return 0;
}
