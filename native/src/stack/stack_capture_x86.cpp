// SPDX-License-Identifier: Apache-2.0
#include "stack/stack_capture.h"

#include <new>

#if defined(_MSC_VER)
#include <intrin.h>
#endif

#include "platform/platform.h"
#include "stack/call_sites.h"
#include "stack/ebp_chain.h"
#include "stack/stack_scan.h"

namespace comleak {

namespace {

constexpr uint32_t MEMOS = 32;  // of threads and kinds; those of several may fall on one

}  // namespace

struct StackCapture::Kept {
    struct Memo {
        ChainMemo chain;
        Trace trace;
    };

    Memo memos[MEMOS];
    CallSites sites;

    // A stack begins at another multiple of 64 KiB in each thread.
    Memo& memoOf(const StackLimits& limits, uint32_t kind) {
        uint32_t place = static_cast<uint32_t>(limits.high >> 12) * 0x9e3779b9u;
        return memos[((place >> 16) * KINDS + kind) % MEMOS];
    }
};

namespace {

// Of the function that calls this.
#if defined(_MSC_VER) && !defined(__clang__)
#define CALLERS_EBP() (reinterpret_cast<uintptr_t>(_AddressOfReturnAddress()) - sizeof(uintptr_t))
#else
#define CALLERS_EBP() (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)))
#endif

void leaveOut(StackFrames* stack) {
    stack->count = stack->scanned = 0;
    stack->cut = true;
}

// Whether the chain ended where a function uses EBP for something else, and not at the limit.
bool isBroken(const StackFrames& stack, uint32_t depth) { return stack.cut && stack.count - stack.scanned < depth; }

Chain keep(Chain chain, StackFrames* stack) {
    stack->count = chain.count;
    stack->scanned = 0;
    stack->cut = chain.cut;
    return chain;
}

}  // namespace

bool StackCapture::create(uint32_t depth) {
    depth_ = depth;
    void* pages = platform::allocatePages(sizeof(Kept));
    kept_ = pages == nullptr ? nullptr : new (pages) Kept;
    return kept_ != nullptr;
}

void StackCapture::moduleLoaded(uintptr_t base, uintptr_t size) { kept_->sites.loaded(base, size); }

void StackCapture::moduleUnloaded(uintptr_t base) { kept_->sites.unloaded(base); }

Trace& StackCapture::capture(uint32_t kind) {
    StackLimits limits;
    platform::stackLimits(&limits.low, &limits.high);
    Kept::Memo& memo = kept_->memoOf(limits, kind);
    if (platform::stackLeft() < STACK_NEEDED) {
        memo.chain.first = 0;
        memo.trace.number = 0;
        leaveOut(&memo.trace.stack);
        return memo.trace;
    }
    uintptr_t ebp = CALLERS_EBP();
    StackFrames& stack = memo.trace.stack;
    // What lies beyond a chain that is broken is not in the memo.
    if (isBroken(stack, depth_) || !chainStands(ebp, limits, memo.chain)) {
        memo.trace.number = 0;
        // A memo that outlives a thread that is killed here has no stack, and not a part of one.
        leaveOut(&stack);
        Chain chain = keep(walkEbpChain(ebp, limits, stack.frames, depth_, &memo.chain), &stack);
        if (isBroken(stack, depth_)) {
            scanStack(chain.end, limits, &kept_->sites, &stack, depth_);
        }
    }
    return memo.trace;
}

void StackCapture::captureAlone(StackFrames* stack) const {
    if (platform::stackLeft() < STACK_NEEDED) {
        leaveOut(stack);
        return;
    }
    StackLimits limits;
    platform::stackLimits(&limits.low, &limits.high);
    keep(walkEbpChain(CALLERS_EBP(), limits, stack->frames, depth_), stack);
}

}  // namespace comleak
