// SPDX-License-Identifier: Apache-2.0
#include "fault/context_stack.h"

#include <stddef.h>

namespace comleak {

namespace {

bool onStack(DWORD64 address) {
    const NT_TIB* tib = reinterpret_cast<const NT_TIB*>(NtCurrentTeb());
    return address % sizeof(DWORD64) == 0 && address >= reinterpret_cast<DWORD64>(tib->StackLimit) &&
           address < reinterpret_cast<DWORD64>(tib->StackBase) - sizeof(DWORD64);
}

// Code without unwind information may have used any register for anything: a frame register that does not point into
// the stack must not be followed, as nobody handles a fault within the noting of another.
bool frameRegisterHolds(const CONTEXT& context, DWORD64 base, const RUNTIME_FUNCTION& function) {
    const auto* information = reinterpret_cast<const uint8_t*>(base + (function.UnwindData & ~1u));
    uint8_t frameRegister = information[3] & 0xf;
    // CONTEXT has the registers in the order of their numbers, from Rax on.
    const auto* registers =
        reinterpret_cast<const DWORD64*>(reinterpret_cast<const uint8_t*>(&context) + offsetof(CONTEXT, Rax));
    return frameRegister == 0 || onStack(registers[frameRegister]);
}

// To the caller's frame. False where that cannot be known.
bool unwind(CONTEXT* context, bool innermost) {
    DWORD64 base = 0;
    PRUNTIME_FUNCTION function = RtlLookupFunctionEntry(context->Rip, &base, nullptr);
    if (function == nullptr) {
        // A leaf, or a jump through a bad pointer: the return address is on top. Further out there are no leaves.
        context->Rip = *reinterpret_cast<DWORD64*>(context->Rsp);
        context->Rsp += sizeof(DWORD64);
        return innermost;
    }
    if (!frameRegisterHolds(*context, base, *function)) {
        return false;
    }
    void* data = nullptr;
    DWORD64 frame = 0;
    RtlVirtualUnwind(UNW_FLAG_NHANDLER, base, context->Rip, function, context, &data, &frame, nullptr);
    return true;
}

}  // namespace

uint32_t stackOfContext(const CONTEXT& context, uint64_t* frames, uint32_t limit) {
    CONTEXT walk = context;
    uint32_t count = 0;
    while (count < limit && (walk.Rip != 0 || count == 0)) {
        frames[count++] = walk.Rip;
        DWORD64 before = walk.Rsp;
        if (!onStack(before) || !unwind(&walk, count == 1) || walk.Rsp <= before) {
            break;
        }
    }
    return count;
}

}  // namespace comleak
