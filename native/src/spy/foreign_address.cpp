// SPDX-License-Identifier: Apache-2.0
#include "spy/foreign_address.h"

#include <windows.h>

#include "comleak/stream_format.h"

namespace comleak {

uint8_t seenOfForeign(const void* address) {
    MEMORY_BASIC_INFORMATION there = {};
    if (VirtualQuery(address, &there, sizeof(there)) == 0 || there.State != MEM_COMMIT) {
        return BLOCK_NOT_MAPPED;
    }
    // A stack is one allocation, from its reserve to its base, and nothing else lies in it.
    MEMORY_BASIC_INFORMATION stack = {};
    bool onStack = VirtualQuery(&stack, &stack, sizeof(stack)) != 0 && there.AllocationBase == stack.AllocationBase;
    return onStack ? BLOCK_ON_STACK : uint8_t{0};
}

}  // namespace comleak
