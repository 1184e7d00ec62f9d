// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#include "stack/call_sites.h"
#include "stack/stack_limits.h"

namespace comleak {

// How many frames are left without the last ones that lie in no module's code: where EBP held something else, it may
// have led to words that look like a link.
uint32_t framesInCode(const uintptr_t* frames, uint32_t count, const CallSites& sites);

// What on the stack may be the return addresses of a function's callers, from `at` outwards; `limit` of them at most.
// `within` is where the function itself was left. Each is one that a call returns to, and that call goes to the module
// of the one before or of `within`, as far as the code tells. Some may be left over from calls that have returned, and
// some callers may be missing. Returns how many were found.
uint32_t scanStack(uintptr_t at, const StackLimits& limits, const CallSites& sites, uintptr_t within, uintptr_t* found,
                   uint32_t limit);

}  // namespace comleak
