// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#include "stack/call_sites.h"
#include "stack/stack_capture.h"
#include "stack/stack_limits.h"

namespace comleak {

// Beyond a chain that a function without a frame pointer has broken: what on the stack may be the return addresses of
// its callers, from `at` outwards, added to the frames and counted as scanned; `limit` frames in all. Each is one that
// a call returns to, and that call does not go to another module than the frame within it is in. Some may be left over
// from calls that have returned, and some callers may be missing.
void scanStack(uintptr_t at, const StackLimits& limits, CallSites* sites, StackFrames* stack, uint32_t limit);

}  // namespace comleak
