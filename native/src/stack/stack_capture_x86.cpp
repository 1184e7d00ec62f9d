// SPDX-License-Identifier: Apache-2.0
#include "stack/stack_capture.h"

#if defined(_MSC_VER)
#include <intrin.h>
#endif

#include "platform/platform.h"
#include "stack/ebp_chain.h"

namespace comleak {

// The chain costs so little that nothing is kept of it.
struct StackCapture::Kept {
    Trace trace;
};

bool StackCapture::create(uint32_t depth) {
    depth_ = depth;
    kept_ = static_cast<Kept*>(platform::allocatePages(sizeof(Kept)));
    return kept_ != nullptr;
}

void StackCapture::moduleLoaded(uintptr_t, uintptr_t) {}

void StackCapture::moduleUnloaded(uintptr_t) {}

Trace& StackCapture::capture(uint32_t) {
    kept_->trace.number = 0;
    captureAlone(&kept_->trace.stack);
    return kept_->trace;
}

void StackCapture::captureAlone(StackFrames* stack) const {
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
    stack->count = walkEbpChain(ebp, stack->frames, depth_);
    stack->cut = stack->count == depth_;
}

}  // namespace comleak
