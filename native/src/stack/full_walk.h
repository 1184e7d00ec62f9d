// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#include "stack/function_tables.h"
#include "stack/stack_capture.h"
#include "stack/stack_limits.h"
#include "stack/unwind_rule.h"

namespace comleak {

// Unwinds from the frame that `registers` are of, with every register that an outer frame may need and through
// machine frames. That frame itself is no part of the trace. `cut` where it ends before the thread's first frame.
void walkFully(const FunctionTables& functions, Registers registers, const StackLimits& limits, uint32_t depth,
               StackFrames* stack);

}  // namespace comleak
