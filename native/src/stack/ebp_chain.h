// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace comleak {

// Return addresses of the frames that begin with the saved frame pointer at `ebp`, within the limits of the
// calling thread's stack. Ends at the first link that does not lead outwards. A function without a frame pointer is
// left out with its caller, and what else its EBP holds ends the trace: unless it points outwards into the stack, to
// what looks like a frame and is none.
uint32_t walkEbpChain(uintptr_t ebp, uintptr_t* frames, uint32_t limit);

}  // namespace comleak
