// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stack/function_tables.h"
#include "stack/stack_limits.h"
#include "stack/unwind_rule.h"

namespace comleak {

// To the caller of a frame that was interrupted, by an exception or in a system call: it may be anywhere in its
// function, the epilogue included. False if that cannot be known.
bool unwindInterrupted(const FunctionTables& functions, const StackLimits& limits, Registers* registers);

}  // namespace comleak
