// SPDX-License-Identifier: Apache-2.0
#include "stack/stack_scan.h"

namespace comleak {

namespace {

constexpr uintptr_t WORD = sizeof(uintptr_t);
constexpr uintptr_t LARGEST_FRAME = 4096;  // bytes without a caller, after which none is looked for any more
constexpr uint32_t MOST_FRAMES = 16;       // the further out, the less is to be believed

uintptr_t behind(uintptr_t at, const StackLimits& limits) {
    return limits.high - at < LARGEST_FRAME ? limits.high : at + LARGEST_FRAME;
}

bool mayCall(const CallSites::Site& site, uintptr_t module) {
    return site.module != 0 && (site.callee == module || site.callee == CallSites::ANY || module == CallSites::ANY);
}

}  // namespace

void scanStack(uintptr_t at, const StackLimits& limits, CallSites* sites, StackFrames* stack, uint32_t limit) {
    if (!limits.hold(at)) {
        return;
    }
    uintptr_t module = stack->count == 0 ? CallSites::ANY : sites->moduleOf(stack->frames[stack->count - 1]);
    uintptr_t end = behind(at, limits);
    uintptr_t last = 0;
    for (; at < end && stack->count < limit && stack->scanned < MOST_FRAMES; at += WORD) {
        uintptr_t word = wordAt(at);
        CallSites::Site site = sites->find(word);
        // The same once more says nothing, be it a copy or a recursion.
        if (word != last && mayCall(site, module)) {
            stack->frames[stack->count++] = last = word;
            stack->scanned++;
            module = site.module;
            end = behind(at, limits);
        }
    }
}

}  // namespace comleak
