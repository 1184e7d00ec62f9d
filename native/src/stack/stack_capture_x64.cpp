// SPDX-License-Identifier: Apache-2.0
#include <windows.h>

#include "stack/stack_capture.h"

namespace comleak {

void captureStack(StackFrames* stack, uint32_t depth) {
    static_assert(sizeof(uintptr_t) == sizeof(void*), "frames are pointers");
    stack->count = RtlCaptureStackBackTrace(1, depth, reinterpret_cast<void**>(stack->frames), nullptr);
    stack->cut = stack->count == depth;
}

}  // namespace comleak
