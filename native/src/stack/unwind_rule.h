// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace comleak {

// The registers that an x64 function leaves as it found them, and that may be somebody's frame register. RBP comes
// first, as hardly any other one ever is.
enum Nonvolatile : uint8_t { RBP, RBX, RSI, RDI, R12, R13, R14, R15, NONVOLATILES };

// A frame between two of its instructions.
struct Registers {
    uintptr_t pc;
    uintptr_t rsp;
    uintptr_t nonvolatile[NONVOLATILES];
};

// What the way from a frame to its caller's begins with.
enum class UnwindBy : uint8_t {
    NOTHING,         // it is not known: the trace ends
    STACK_POINTER,   // the frame's stack pointer
    FRAME_REGISTER,  // a nonvolatile register
    SYSTEM,          // what the system knows: registers were pushed once the frame register was set
    MACHINE_FRAME    // the stack pointer; there the processor or the system saved rip and rsp of what it interrupted
};

// How the caller of a frame is found. CFA is the caller's stack pointer once the call returned, with the return
// address right below; for a machine frame it is the address of the saved rip.
struct UnwindRule {
    static constexpr int32_t NOT_SAVED = INT32_MIN;

    UnwindBy by = UnwindBy::NOTHING;
    Nonvolatile frameRegister = NONVOLATILES;
    int32_t cfa = 0;                   // bytes from what it begins with to the CFA
    int32_t saved[NONVOLATILES] = {};  // bytes from the CFA to where the caller's value was saved
};

}  // namespace comleak
