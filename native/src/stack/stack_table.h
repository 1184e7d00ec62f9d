// SPDX-License-Identifier: Apache-2.0
//
// Stack traces by number: each distinct one is sent once. Used by the holder of the ring alone.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "stack/stack_capture.h"

namespace comleak {

class StackTable {
public:
    // False if there is no memory.
    bool create();

    // The number of a stack, or 0 if it is new. `generation` tells traces apart whose addresses
    // have meant other code since a module was unloaded.
    uint32_t find(const StackFrames& stack, uint32_t generation);

    // A number that was never given out, or 0 if the table holds all that it may. A thread that is
    // killed before it adds the stack wastes a number; it never leaves one that means two stacks.
    uint32_t number();

    // Remembers the stack last looked for. Call it once the stack's definition is committed.
    void add(const StackFrames& stack, uint32_t number);

private:
    struct Entry {
        uint64_t hash;
        uint32_t number;  // 0: free
        uint32_t count;
        const uintptr_t* frames;
    };

    bool grow();
    uintptr_t* keep(const StackFrames& stack);

    Entry* entries_ = nullptr;
    size_t capacity_ = 0;  // a power of two
    size_t used_ = 0;
    uint64_t lastHash_ = 0;
    uint32_t lastNumber_ = 0;
    size_t arenaBytes_ = 0;
    uint8_t* chunk_ = nullptr;
    size_t chunkLeft_ = 0;
};

}  // namespace comleak
