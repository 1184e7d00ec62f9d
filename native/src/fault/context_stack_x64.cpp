// SPDX-License-Identifier: Apache-2.0
#include "fault/context_stack.h"

namespace comleak {

namespace {

void unwind(CONTEXT* context) {
    DWORD64 base = 0;
    PRUNTIME_FUNCTION function = RtlLookupFunctionEntry(context->Rip, &base, nullptr);
    if (function == nullptr) {
        // A leaf, or a jump through a bad pointer: the return address is on top.
        context->Rip = *reinterpret_cast<DWORD64*>(context->Rsp);
        context->Rsp += sizeof(DWORD64);
        return;
    }
    void* data = nullptr;
    DWORD64 frame = 0;
    RtlVirtualUnwind(UNW_FLAG_NHANDLER, base, context->Rip, function, context, &data, &frame, nullptr);
}

bool onStack(DWORD64 rsp) {
    const NT_TIB* tib = reinterpret_cast<const NT_TIB*>(NtCurrentTeb());
    return rsp % sizeof(DWORD64) == 0 && rsp >= reinterpret_cast<DWORD64>(tib->StackLimit) &&
           rsp < reinterpret_cast<DWORD64>(tib->StackBase) - sizeof(DWORD64);
}

}  // namespace

uint32_t stackOfContext(const CONTEXT& context, uint64_t* frames, uint32_t limit) {
    CONTEXT walk = context;
    uint32_t count = 0;
    while (count < limit && (walk.Rip != 0 || count == 0)) {
        frames[count++] = walk.Rip;
        DWORD64 before = walk.Rsp;
        if (!onStack(before)) {
            break;
        }
        unwind(&walk);
        if (walk.Rsp <= before) {
            break;
        }
    }
    return count;
}

}  // namespace comleak
