// SPDX-License-Identifier: Apache-2.0
#include "fault/context_stack.h"

#include "platform/platform.h"
#include "stack/ebp_chain.h"

namespace comleak {

uint32_t stackOfContext(const CONTEXT& context, uint64_t* frames, uint32_t limit) {
    uintptr_t chain[64];
    StackLimits limits;
    platform::stackLimits(&limits.low, &limits.high);
    uint32_t count = walkEbpChain(context.Ebp, limits, chain, limit - 1 < 64 ? limit - 1 : 64).count;
    frames[0] = context.Eip;
    for (uint32_t i = 0; i < count; i++) {
        frames[i + 1] = chain[i];
    }
    return count + 1;
}

}  // namespace comleak
