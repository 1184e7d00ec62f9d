// SPDX-License-Identifier: Apache-2.0
//
// Unwinds by rules that are kept, with RSP and RBP alone. Used by the holder of the ring alone.
#pragma once

#include <stdint.h>

#include "stack/function_tables.h"
#include "stack/rule_table.h"
#include "stack/stack_capture.h"
#include "stack/stack_limits.h"
#include "stack/trace_memo.h"
#include "stack/unwind_rule.h"

namespace comleak {

// What came of a walk.
enum class Walked : uint8_t {
    SAME,     // the trace is still the one that `stack` holds
    ANOTHER,  // the trace is in `stack`
    NOT       // a frame asks for more registers than RBP: walkFully finds them
};

class QuickWalk {
public:
    QuickWalk(const FunctionTables& functions, RuleTable& rules) : functions_(functions), rules_(rules) {}

    // Whether a walk would find the memo's trace, as far as that can be told at once.
    bool stands(const Registers& registers, const StackLimits& limits, const TraceMemo& memo) const {
        const TraceMemo::Summary& all = memo.summary;
        return all.made && memo.generation == functions_.generation() &&
               memo.steps[0].slot == registers.rsp - sizeof(uintptr_t) && memo.steps[0].pc == registers.pc &&
               (!all.byFirstRbp || all.firstRbp == registers.nonvolatile[RBP]) && all.words.lieIn(limits) &&
               all.words.same();
    }

    // As walkFully; the memo is followed as far as it holds, and becomes that of this trace. `stack` and the memo
    // belong together, and to walks of one depth.
    Walked walk(const Registers& registers, const StackLimits& limits, uint32_t depth, TraceMemo* memo,
                StackFrames* stack);

private:
    using Step = TraceMemo::Step;

    // What is the same for all frames of a walk.
    struct Run {
        const StackLimits& limits;
        uint64_t generation;
        uintptr_t rbp;  // that the walk began with
    };

    // What is known of the frame behind another.
    enum class Next : uint8_t {
        FOUND,
        NONE,     // nothing, whatever the stack holds
        BROKEN,   // the stack does not look as the rule says
        BY_OTHER  // more than RSP and RBP are needed
    };

    static void summarise(TraceMemo* memo);
    static bool standsAsBefore(const Run& run, const Step& from);
    static uint32_t standing(const Run& run, const Step& first, const TraceMemo& memo);
    static bool rbpOf(const Run& run, const Step& step, uintptr_t* rbp);
    const UnwindRule& ruleOf(const Run& run, uintptr_t returnAddress);
    Next byRule(const Run& run, Step* from, Step* to);
    Next byMemo(const Run& run, Step* from, Step* to);
    void copyOf(const Step* steps, uint32_t count);
    Walked goOn(const Run& run, uint32_t depth, TraceMemo* memo, StackFrames* stack);

    const FunctionTables& functions_;
    RuleTable& rules_;
    UnwindRule unkept_;            // the last rule that found no room
    Step old_[MAX_FRAMES + 2];     // of the memo, from where it no longer holds
    const Step* oldAt_ = nullptr;  // the first of them that is not below the frame looked for
    const Step* oldEnd_ = nullptr;
    uint32_t agreeing_ = 0;  // frames on end that are the memo's
};

}  // namespace comleak
