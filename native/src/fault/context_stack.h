// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <stdint.h>

namespace comleak {

// The stack of an exception on the calling thread: the faulting address, then return addresses. Ends where it
// leaves the thread's stack.
uint32_t stackOfContext(const CONTEXT& context, uint64_t* frames, uint32_t limit);

}  // namespace comleak
