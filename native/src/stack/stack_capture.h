// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "comleak/stream_format.h"

namespace comleak {

// Return addresses, innermost first. The first few are the spy's own: the launcher leaves them out.
struct StackFrames {
    uint32_t count;
    bool cut;  // there may be more frames than these
    uintptr_t frames[MAX_FRAMES];
};

// Bytes of stack that a capture and what follows it may take: a thread that has less left is recorded without a
// trace. It may hold COM's lock, and must not overflow with it.
constexpr size_t STACK_NEEDED = 16 << 10;

// A stack, with its number as far as it is known.
struct Trace {
    StackFrames stack;
    uint32_t number = 0;      // 0: not known
    uint64_t numberedAt = 0;  // what StackTable::changes was then
    uint32_t takeovers = 0;   // of the ring then: what its holder died with may not have been committed
};

// Captures the stacks of calling threads. It allocates nothing, takes no lock and calls no other module, but to ask
// whether memory can be read, and to read code.
class StackCapture {
public:
    // False if there is no memory.
    bool create(uint32_t depth);  // 1 to MAX_FRAMES

    // For the loader's callback, before any code of a module runs and after the last has.
    void moduleLoaded(uintptr_t base, uintptr_t size);
    void moduleUnloaded(uintptr_t base);

    // For the holder of the ring: the calling thread's stack. It is the capture's own until the next one. Events of one
    // kind, of 0 to KINDS - 1, are expected to come from stacks that are alike.
    static constexpr uint32_t KINDS = 4;
    Trace& capture(uint32_t kind);

    // For everybody, and slower.
    void captureAlone(StackFrames* stack) const;

    // Of a stack of the calling thread's that was just captured: what may be callers beyond its frames, where a 32-bit
    // function without a frame pointer ended them. MOST_SCANNED at most, and MAX_FRAMES with the stack's own. It calls
    // the system to read code.
    static constexpr uint32_t MOST_SCANNED = 16;
    uint32_t scanBeyond(const StackFrames& stack, uintptr_t* found) const;

private:
    struct Kept;

    Kept* kept_ = nullptr;
    uint32_t depth_ = 0;
};

}  // namespace comleak
