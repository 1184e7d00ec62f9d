// SPDX-License-Identifier: Apache-2.0
#include "stack/interrupted_frame.h"

#include <windows.h>

namespace comleak {

namespace {

constexpr uintptr_t HOME_BYTES = 32;  // above the return address, where a function may save registers

// Whether what RtlVirtualUnwind is about to read lies in the stack. It checks nothing itself.
bool withinStack(const FunctionTables::Found& found, const StackLimits& limits, const Registers& registers) {
    UnwindRule rule = ruleOf(found.image, found.function, static_cast<uint32_t>(registers.pc - found.image.base));
    if (rule.by == UnwindBy::NOTHING || !limits.hold(registers.rsp)) {
        return false;
    }
    uintptr_t from = rule.by == UnwindBy::FRAME_REGISTER ? registers.nonvolatile[rule.frameRegister] : registers.rsp;
    uintptr_t cfa = from + static_cast<uintptr_t>(intptr_t{rule.cfa});
    return from >= limits.low && from < limits.high && cfa > registers.rsp && cfa + HOME_BYTES <= limits.high;
}

void placesOf(CONTEXT* context, DWORD64* places[NONVOLATILES]) {
    places[RBP] = &context->Rbp;
    places[RBX] = &context->Rbx;
    places[RSI] = &context->Rsi;
    places[RDI] = &context->Rdi;
    places[R12] = &context->R12;
    places[R13] = &context->R13;
    places[R14] = &context->R14;
    places[R15] = &context->R15;
}

// Of a function without unwind information, which is a leaf: it has moved nothing.
bool unwindLeaf(const StackLimits& limits, Registers* registers) {
    if (!limits.hold(registers->rsp)) {
        return false;
    }
    registers->pc = wordAt(registers->rsp);
    registers->rsp += sizeof(uintptr_t);
    return true;
}

}  // namespace

bool unwindInterrupted(const FunctionTables& functions, const StackLimits& limits, Registers* registers) {
    FunctionTables::Found found;
    if (!functions.find(registers->pc, &found)) {
        return unwindLeaf(limits, registers);
    }
    if (!withinStack(found, limits, *registers)) {
        return false;
    }
    CONTEXT context = {};
    DWORD64* places[NONVOLATILES];
    placesOf(&context, places);
    for (int i = 0; i < NONVOLATILES; i++) {
        *places[i] = registers->nonvolatile[i];
    }
    context.Rip = registers->pc;
    context.Rsp = registers->rsp;
    RUNTIME_FUNCTION function;
    function.BeginAddress = found.function.begin;
    function.EndAddress = found.function.end;
    function.UnwindData = found.function.unwindInfo;
    void* data = nullptr;
    DWORD64 frame = 0;
    RtlVirtualUnwind(UNW_FLAG_NHANDLER, found.image.base, context.Rip, &function, &context, &data, &frame, nullptr);
    for (int i = 0; i < NONVOLATILES; i++) {
        registers->nonvolatile[i] = *places[i];
    }
    registers->pc = context.Rip;
    registers->rsp = context.Rsp;
    return true;
}

}  // namespace comleak
