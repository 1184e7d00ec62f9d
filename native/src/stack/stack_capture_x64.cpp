// SPDX-License-Identifier: Apache-2.0
#include <windows.h>

#include "stack/stack_capture.h"

#include "platform/platform.h"

namespace comleak {

void captureStack(StackFrames* stack, uint32_t depth) {
    if (platform::stackLeft() < STACK_NEEDED) {
        stack->count = 0;
        stack->cut = true;
        return;
    }
    static_assert(sizeof(uintptr_t) == sizeof(void*), "frames are pointers");
    stack->count = RtlCaptureStackBackTrace(1, depth, reinterpret_cast<void**>(stack->frames), nullptr);
    // A stack ends where there is no return address; Wine goes on and makes up more.
    uint32_t count = 0;
    while (count < stack->count && stack->frames[count] != 0) {
        count++;
    }
    stack->cut = count == depth;
    stack->count = count;
}

}  // namespace comleak
