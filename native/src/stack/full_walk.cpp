// SPDX-License-Identifier: Apache-2.0
#include "stack/full_walk.h"

#include "stack/interrupted_frame.h"

namespace comleak {

namespace {

constexpr uintptr_t MACHINE_RSP = 24;  // bytes from the saved rip to the saved rsp

// Each saved register takes the place of what its callee has made of it. What lies outside the stack is not known: a
// frame by such a register would be found nowhere.
void restore(const UnwindRule& rule, uintptr_t cfa, const StackLimits& limits, Registers* registers) {
    for (int i = 0; i < NONVOLATILES; i++) {
        if (rule.saved[i] != UnwindRule::NOT_SAVED) {
            uintptr_t address = cfa + static_cast<uintptr_t>(intptr_t{rule.saved[i]});
            registers->nonvolatile[i] = limits.hold(address) ? wordAt(address) : 0;
        }
    }
}

// To the caller's frame. False if the stack does not look as the rule says.
bool apply(const UnwindRule& rule, const StackLimits& limits, Registers* registers) {
    uintptr_t from = rule.by == UnwindBy::FRAME_REGISTER ? registers->nonvolatile[rule.frameRegister] : registers->rsp;
    uintptr_t cfa = from + static_cast<uintptr_t>(intptr_t{rule.cfa});
    bool machine = rule.by == UnwindBy::MACHINE_FRAME;
    uintptr_t pcAt = machine ? cfa : cfa - sizeof(uintptr_t);
    uintptr_t last = machine ? cfa + MACHINE_RSP : pcAt;
    if (pcAt < registers->rsp || !limits.hold(pcAt) || !limits.hold(last)) {
        return false;
    }
    restore(rule, cfa, limits, registers);
    registers->pc = wordAt(pcAt);
    registers->rsp = machine ? wordAt(last) : cfa;
    return true;
}

bool unwind(const FunctionTables& functions, const StackLimits& limits, bool* interrupted, Registers* registers) {
    if (*interrupted) {
        *interrupted = false;
        return unwindInterrupted(functions, limits, registers);
    }
    UnwindRule rule = functions.ruleOfReturn(registers->pc);
    if (rule.by == UnwindBy::SYSTEM) {
        return unwindInterrupted(functions, limits, registers);
    }
    *interrupted = rule.by == UnwindBy::MACHINE_FRAME;
    return rule.by != UnwindBy::NOTHING && apply(rule, limits, registers);
}

}  // namespace

void walkFully(const FunctionTables& functions, Registers registers, const StackLimits& limits, uint32_t depth,
               StackFrames* stack) {
    bool interrupted = false;
    stack->count = 0;
    stack->cut = true;
    while (stack->count < depth) {
        uintptr_t before = registers.rsp;
        if (!unwind(functions, limits, &interrupted, &registers) || registers.rsp <= before) {
            return;
        }
        if (registers.pc == 0) {
            stack->cut = false;
            return;
        }
        stack->frames[stack->count++] = registers.pc;
    }
}

}  // namespace comleak
