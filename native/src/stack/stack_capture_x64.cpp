// SPDX-License-Identifier: Apache-2.0
#include "stack/stack_capture.h"

#include <new>

#include "platform/platform.h"
#include "stack/full_walk.h"
#include "stack/quick_walk.h"
#include "stack/registers.h"
#include "stack/rule_table.h"

namespace comleak {

namespace {

constexpr uint32_t MEMOS = 32;  // of threads and kinds; those of several may fall on one

}  // namespace

struct StackCapture::Kept {
    struct Memo {
        TraceMemo memo;
        Trace trace;
    };

    FunctionTables functions;
    RuleTable rules;
    QuickWalk quick{functions, rules};
    Memo memos[MEMOS];

    Trace& captureAnew(const Registers& registers, const StackLimits& limits, uint32_t depth, Memo* memo);

    // A stack begins at another multiple of 64 KiB in each thread.
    Memo& memoOf(const StackLimits& limits, uint32_t kind) {
        uint64_t place = uint64_t{limits.high >> 12} * 0x9e3779b97f4a7c15u;
        return memos[((place >> 32) * KINDS + kind) % MEMOS];
    }
};

namespace {

// Whether the calling thread has a stack that can be walked, and enough of it left.
bool walkable(const Registers& registers, StackLimits* limits) {
    platform::stackLimits(&limits->low, &limits->high);
    return limits->hold(registers.rsp) && platform::stackLeft() >= STACK_NEEDED;
}

void leaveOut(StackFrames* stack) {
    stack->count = 0;
    stack->cut = true;
}

}  // namespace

bool StackCapture::create(uint32_t depth) {
    depth_ = depth;
    void* pages = platform::allocatePages(sizeof(Kept));
    if (pages == nullptr) {
        return false;
    }
    kept_ = new (pages) Kept;
    return kept_->rules.create();
}

void StackCapture::moduleLoaded(uintptr_t base, uintptr_t size) { kept_->functions.loaded(base, size); }

void StackCapture::moduleUnloaded(uintptr_t base) { kept_->functions.unloaded(base); }

Trace& StackCapture::capture(uint32_t kind) {
    Registers registers;
    comleak_read_registers(&registers);
    StackLimits limits;
    bool can = walkable(registers, &limits);
    Kept::Memo& memo = kept_->memoOf(limits, kind);
    if (!can) {
        memo.memo.generation = 0;
        memo.trace.number = 0;
        leaveOut(&memo.trace.stack);
        return memo.trace;
    }
    return kept_->quick.stands(registers, limits, memo.memo) ? memo.trace
                                                             : kept_->captureAnew(registers, limits, depth_, &memo);
}

Trace& StackCapture::Kept::captureAnew(const Registers& registers, const StackLimits& limits, uint32_t depth,
                                       Memo* memo) {
    Walked walked = quick.walk(registers, limits, depth, &memo->memo, &memo->trace.stack);
    if (walked != Walked::SAME) {
        memo->trace.number = 0;
    }
    if (walked == Walked::NOT) {
        walkFully(functions, registers, limits, depth, &memo->trace.stack);
    }
    return memo->trace;
}

void StackCapture::captureAlone(StackFrames* stack) const {
    Registers registers;
    comleak_read_registers(&registers);
    StackLimits limits;
    if (walkable(registers, &limits)) {
        walkFully(kept_->functions, registers, limits, depth_, stack);
    } else {
        leaveOut(stack);
    }
}

// Each function says how it is unwound, or is foreign.
uint32_t StackCapture::scanBeyond(const StackFrames&, uintptr_t*) const { return 0; }

}  // namespace comleak
