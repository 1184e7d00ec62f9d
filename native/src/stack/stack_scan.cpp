// SPDX-License-Identifier: Apache-2.0
#include "stack/stack_scan.h"

namespace comleak {

namespace {

constexpr uintptr_t WORD = sizeof(uintptr_t);
constexpr uintptr_t LARGEST_FRAME = 4096;  // bytes without a caller, after which none is looked for any more
constexpr uint32_t MOST_READ = 64;         // words that lead to code, which is then read: COM's lock may be held

uintptr_t behind(uintptr_t at, const StackLimits& limits) {
    return limits.high - at < LARGEST_FRAME ? limits.high : at + LARGEST_FRAME;
}

}  // namespace

uint32_t framesInCode(const uintptr_t* frames, uint32_t count, const CallSites& sites) {
    while (count > 0 && !sites.mayBe(frames[count - 1])) {
        count--;
    }
    return count;
}

uint32_t scanStack(uintptr_t at, const StackLimits& limits, const CallSites& sites, uintptr_t within, uintptr_t* found,
                   uint32_t limit) {
    if (!limits.hold(at)) {
        return 0;
    }
    uint32_t count = 0;
    uint32_t read = 0;
    uintptr_t first = sites.moduleOf(within);
    uintptr_t module = first;
    for (uintptr_t end = behind(at, limits); at < end && count < limit && read < MOST_READ; at += WORD) {
        uintptr_t word = wordAt(at);
        // The same once more says nothing, be it a copy or a recursion.
        if (!sites.mayBe(word) || (count != 0 && word == found[count - 1])) {
            continue;
        }
        read++;
        CallSites::Site site = sites.find(word);
        if (site.calls(module) || site.calls(first)) {
            found[count++] = word;
            module = site.module;
            end = behind(at, limits);
        }
    }
    return count;
}

}  // namespace comleak
