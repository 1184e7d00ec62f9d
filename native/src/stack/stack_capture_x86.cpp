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

    // Makes a stack of a chain whose return addresses it has.
    void finish(const Chain& chain, uint32_t depth, StackFrames* stack) const {
        // At the limit, the chain goes on.
        bool broken = chain.cut && chain.count < depth;
        stack->count = broken ? framesInCode(stack->frames, chain.count, sites) : chain.count;
        stack->cut = chain.cut;
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
    stack->count = 0;
    stack->cut = true;
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
    if (!chainStands(ebp, limits, memo.chain)) {
        memo.trace.number = 0;
        // A memo that outlives a thread that is killed here has no stack, and not a part of one.
        leaveOut(&memo.trace.stack);
        Chain chain = walkEbpChain(ebp, limits, memo.trace.stack.frames, depth_, &memo.chain);
        kept_->finish(chain, depth_, &memo.trace.stack);
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
    kept_->finish(walkEbpChain(CALLERS_EBP(), limits, stack->frames, depth_), depth_, stack);
}

uint32_t StackCapture::scanBeyond(const StackFrames& stack, uintptr_t* found) const {
    if (!stack.cut || stack.count == 0 || stack.count == depth_) {
        return 0;
    }
    StackLimits limits;
    platform::stackLimits(&limits.low, &limits.high);
    uintptr_t ebp = CALLERS_EBP();
    uintptr_t frames[MAX_FRAMES];
    uint32_t walked = walkEbpChain(ebp, limits, frames, MAX_FRAMES).count;
    uintptr_t end = walkEbpChain(ebp, limits, frames, framesInCode(frames, walked, kept_->sites)).end;
    uint32_t room = MAX_FRAMES - stack.count;
    return scanStack(end, limits, kept_->sites, stack.frames[stack.count - 1], found,
                     room < MOST_SCANNED ? room : MOST_SCANNED);
}

}  // namespace comleak
