// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "comleak/stream_format.h"

namespace comleak {

// Return addresses, innermost first. The first few are the spy's own: the launcher leaves them out.
struct StackFrames {
    uint32_t count;
    bool cut;  // there may be more frames than were asked for
    uintptr_t frames[MAX_FRAMES];
};

// Bytes of stack that a capture and what follows it may take: a thread that has less left is recorded without a
// trace. It may hold COM's lock, and must not overflow with it.
constexpr size_t STACK_NEEDED = 16 << 10;

// The calling thread's stack, at most `depth` frames (1 to MAX_FRAMES). Takes no lock of COM's or of the heap's.
void captureStack(StackFrames* stack, uint32_t depth);

}  // namespace comleak
