// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace comleak {

// Return addresses of the frames that begin with the saved frame pointer at `ebp`, within the limits of the
// calling thread's stack. Ends at the first link that does not lead outwards: a function without a frame pointer
// whose EBP holds something else ends the trace, it does not mislead it.
uint32_t walkEbpChain(uintptr_t ebp, uintptr_t* frames, uint32_t limit);

}  // namespace comleak
