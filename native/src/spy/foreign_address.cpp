// SPDX-License-Identifier: Apache-2.0
#include "spy/foreign_address.h"

#include <windows.h>

#include "comleak/stream_format.h"
#include "platform/platform.h"

namespace comleak {

uint8_t seenOfForeign(const void* address) {
    MEMORY_BASIC_INFORMATION there = {};
    if (VirtualQuery(address, &there, sizeof(there)) == 0 || there.State != MEM_COMMIT) {
        return BLOCK_NOT_MAPPED;
    }
    return platform::onStack(address) ? BLOCK_ON_STACK : uint8_t{0};
}

}  // namespace comleak
