// SPDX-License-Identifier: Apache-2.0
#include "stack/quick_walk.h"

#include "platform/atomic.h"

namespace comleak {

namespace {

constexpr uint32_t AGREEING = 4;  // frames

}  // namespace

inline bool QuickWalk::rbpOf(const Run& run, const Step& step, uintptr_t* rbp) {
    if (step.rbpAt != 0 && !run.limits.hold(step.rbpAt)) {
        return false;
    }
    *rbp = step.rbpAt == 0 ? run.rbp : wordAt(step.rbpAt);
    return true;
}

inline bool QuickWalk::standsAsBefore(const Run& run, const Step& from) {
    uintptr_t rbp;
    return !from.usesRbp || (rbpOf(run, from, &rbp) && rbp == from.rbp);
}

// How many steps of the memo, from the first, are what this walk would find.
uint32_t QuickWalk::standing(const Run& run, const Step& first, const TraceMemo& memo) {
    // The places ascend: if the last one lies in the stack, all do.
    if (memo.generation != run.generation || memo.steps[0].slot != first.slot || memo.steps[0].pc != first.pc ||
        !run.limits.hold(memo.steps[memo.count - 1].slot)) {
        return 0;
    }
    uint32_t count = 1;
    while (count < memo.count && wordAt(memo.steps[count].slot) == memo.steps[count].pc &&
           standsAsBefore(run, memo.steps[count - 1])) {
        count++;
    }
    return count;
}

// Of a memo that stands: its places lie in the stack.
void QuickWalk::summarise(TraceMemo* memo) {
    TraceMemo::Summary& all = memo->summary;
    all.words.clear();
    all.byFirstRbp = false;
    // The first step is where the walk begins, the last was followed by nothing: what its RBP is does not count.
    for (uint32_t i = 0; i < memo->count; i++) {
        const Step& step = memo->steps[i];
        bool byRbp = step.usesRbp && i + 1 < memo->count;
        bool byPlace = byRbp && step.rbpAt != 0;
        if (byRbp && !byPlace) {
            all.byFirstRbp = true;
            all.firstRbp = step.rbp;
        }
        if (i > 0 && byPlace && step.rbpAt == step.slot - sizeof(uintptr_t)) {
            all.words.add(step.rbpAt, step.rbp, step.pc);
            continue;
        }
        if (i > 0) {
            all.words.add(step.slot, step.pc);
        }
        if (byPlace) {
            all.words.add(step.rbpAt, step.rbp);
        }
    }
    all.words.close();
    keepOrder();
    all.made = true;
}

inline const UnwindRule& QuickWalk::ruleOf(const Run& run, uintptr_t returnAddress) {
    const UnwindRule* kept = rules_.find(returnAddress, run.generation);
    if (kept == nullptr) {
        unkept_ = functions_.ruleOfReturn(returnAddress);
        // If a module has come or gone meanwhile, it may be that module's.
        if (functions_.generation() == run.generation) {
            rules_.add(returnAddress, unkept_, run.generation);
        }
    }
    return kept == nullptr ? unkept_ : *kept;
}

inline QuickWalk::Next QuickWalk::byRule(const Run& run, Step* from, Step* to) {
    const UnwindRule& rule = ruleOf(run, from->pc);
    uintptr_t rsp = from->slot + sizeof(uintptr_t);
    uintptr_t base = rsp;
    from->usesRbp = false;
    if (rule.by == UnwindBy::FRAME_REGISTER && rule.frameRegister == RBP) {
        from->usesRbp = true;
        if (!rbpOf(run, *from, &from->rbp)) {
            return Next::BROKEN;
        }
        base = from->rbp;
    } else if (rule.by != UnwindBy::STACK_POINTER) {
        return rule.by == UnwindBy::NOTHING ? Next::NONE : Next::BY_OTHER;
    }
    uintptr_t cfa = base + static_cast<uintptr_t>(intptr_t{rule.cfa});
    to->slot = cfa - sizeof(uintptr_t);
    if (to->slot < rsp || !run.limits.hold(to->slot)) {
        return Next::BROKEN;
    }
    int32_t saved = rule.saved[RBP];
    to->rbpAt = saved == UnwindRule::NOT_SAVED ? from->rbpAt : cfa + static_cast<uintptr_t>(intptr_t{saved});
    return Next::FOUND;
}

// Where the memo has that frame too, with one behind it. Tried only where some frames on end have been the memo's:
// where it is now and then only, to find that out would cost more than a rule.
inline QuickWalk::Next QuickWalk::byMemo(const Run& run, Step* from, Step* to) {
    while (oldAt_ + 1 < oldEnd_ && oldAt_->slot < from->slot) {
        oldAt_++;
    }
    bool same = (oldAt_ + 1 < oldEnd_) & (oldAt_->slot == from->slot) & (oldAt_->pc == from->pc) &
                (oldAt_->rbpAt == from->rbpAt);
    agreeing_ = same ? agreeing_ + 1 : 0;
    if (agreeing_ < AGREEING || !run.limits.hold(oldAt_[1].slot) || !standsAsBefore(run, *oldAt_)) {
        return Next::NONE;
    }
    from->usesRbp = oldAt_->usesRbp;
    from->rbp = oldAt_->rbp;
    oldAt_++;
    to->slot = oldAt_->slot;
    to->rbpAt = oldAt_->rbpAt;
    return Next::FOUND;
}

// From the last step that is known.
Walked QuickWalk::goOn(const Run& run, uint32_t depth, TraceMemo* memo, StackFrames* stack) {
    Next next = Next::FOUND;
    stack->cut = true;
    // The first step is where the walk begins, and no frame of the trace.
    while (memo->count <= depth) {
        Step* from = &memo->steps[memo->count - 1];
        Step* to = from + 1;
        next = byMemo(run, from, to);
        if (next != Next::FOUND) {
            next = byRule(run, from, to);
        }
        if (next != Next::FOUND) {
            break;
        }
        to->pc = wordAt(to->slot);
        to->usesRbp = false;
        memo->count++;
        if (to->pc == 0) {
            stack->cut = false;
            break;
        }
        stack->frames[memo->count - 2] = to->pc;
    }
    stack->count = stack->cut ? memo->count - 1 : memo->count - 2;
    memo->whole = next != Next::BROKEN;
    return next == Next::BY_OTHER ? Walked::NOT : Walked::ANOTHER;
}

// By words: the C runtime is another module, and Wine's copies byte by byte.
void QuickWalk::copyOf(const Step* steps, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        old_[i] = steps[i];
    }
}

Walked QuickWalk::walk(const Registers& registers, const StackLimits& limits, uint32_t depth, TraceMemo* memo,
                       StackFrames* stack) {
    Run run = {limits, functions_.generation(), registers.nonvolatile[RBP]};
    Step first = {registers.rsp - sizeof(uintptr_t), registers.pc, 0, 0, false};
    uint32_t stands = standing(run, first, *memo);
    if (stands != 0 && stands == memo->count && memo->whole) {
        summarise(memo);
        return Walked::SAME;
    }
    memo->summary.made = false;
    uint32_t from = stands == 0 ? 0 : stands - 1;
    uint32_t left = memo->generation == run.generation ? memo->count - from : 0;
    copyOf(&memo->steps[from], left);
    agreeing_ = stands == 0 ? 0 : AGREEING;
    oldAt_ = old_;
    oldEnd_ = old_ + left;
    // Not a memo for whoever comes after a thread that is killed here.
    memo->generation = 0;
    keepOrder();
    if (stands == 0) {
        memo->steps[0] = first;
        stands = 1;
    }
    memo->count = stands;
    Walked walked = goOn(run, depth, memo, stack);
    keepOrder();
    memo->generation = walked == Walked::NOT ? 0 : run.generation;
    return walked;
}

}  // namespace comleak
