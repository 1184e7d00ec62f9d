// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace comleak {

// What can be seen of an address that COM does not know: BLOCK_ON_STACK, BLOCK_NOT_MAPPED or 0. Only now: by the
// time that the launcher hears of it, other memory may lie there.
uint8_t seenOfForeign(const void* address);

}  // namespace comleak
