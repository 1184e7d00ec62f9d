// SPDX-License-Identifier: Apache-2.0
#if defined(_MSC_VER)
#include <intrin.h>
#endif

#include "stack/ebp_chain.h"
#include "stack/stack_capture.h"

#include "platform/platform.h"

namespace comleak {

void captureStack(StackFrames* stack, uint32_t depth) {
    if (platform::stackLeft() < STACK_NEEDED) {
        stack->count = 0;
        stack->cut = true;
        return;
    }
#if defined(_MSC_VER) && !defined(__clang__)
    uintptr_t ebp = reinterpret_cast<uintptr_t>(_AddressOfReturnAddress()) - sizeof(uintptr_t);
#else
    uintptr_t ebp = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
#endif
    stack->count = walkEbpChain(ebp, stack->frames, depth);
    stack->cut = stack->count == depth;
}

}  // namespace comleak
