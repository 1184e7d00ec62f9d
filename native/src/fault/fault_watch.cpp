// SPDX-License-Identifier: Apache-2.0
#include "fault/fault_watch.h"

#include <windows.h>

#include "fault/context_stack.h"
#include "platform/atomic.h"
#include "platform/platform.h"

namespace comleak {

namespace {

SectionHeader* section = nullptr;
uint32_t noting = 0;  // thread that notes a fault just now

bool fatal(DWORD code) {
    switch (code) {
        case EXCEPTION_ACCESS_VIOLATION:
        case EXCEPTION_IN_PAGE_ERROR:
        case EXCEPTION_ILLEGAL_INSTRUCTION:
        case EXCEPTION_PRIV_INSTRUCTION:
        case EXCEPTION_INT_DIVIDE_BY_ZERO:
        case EXCEPTION_INT_OVERFLOW:
        case EXCEPTION_ARRAY_BOUNDS_EXCEEDED:
        case EXCEPTION_DATATYPE_MISALIGNMENT:
        case EXCEPTION_NONCONTINUABLE_EXCEPTION:
        case EXCEPTION_STACK_OVERFLOW:
        case 0xC0000374:  // STATUS_HEAP_CORRUPTION
            return true;
        default:
            return false;
    }
}

void note(const EXCEPTION_RECORD& exception, const CONTEXT& context) {
    FaultSlot& fault = section->fault;
    store32(&fault.sequence, fault.sequence + 1);
    fault.code = exception.ExceptionCode;
    fault.address = reinterpret_cast<uintptr_t>(exception.ExceptionAddress);
    for (DWORD i = 0; i < 2; i++) {
        fault.parameters[i] = i < exception.NumberParameters ? exception.ExceptionInformation[i] : 0;
    }
    fault.thread = platform::threadId();
    // After a stack overflow there is hardly any stack left to walk it with.
    bool overflow = exception.ExceptionCode == EXCEPTION_STACK_OVERFLOW;
    fault.frameCount = overflow ? 0 : stackOfContext(context, fault.frames, FAULT_FRAMES);
    store32(&fault.sequence, fault.sequence + 1);
}

LONG CALLBACK onException(EXCEPTION_POINTERS* pointers) {
    DWORD code = pointers->ExceptionRecord->ExceptionCode;
    // One fault is noted at a time; a fault within the noting of another is not noted at all.
    if (fatal(code) && exchange32If(&noting, 0, 1)) {
        DWORD lastError = GetLastError();
        note(*pointers->ExceptionRecord, *pointers->ContextRecord);
        SetLastError(lastError);
        store32(&noting, 0);
    }
    return EXCEPTION_CONTINUE_SEARCH;
}

}  // namespace

void watchFaults(SectionHeader* header) {
    section = header;
    AddVectoredExceptionHandler(1, onException);
}

}  // namespace comleak
