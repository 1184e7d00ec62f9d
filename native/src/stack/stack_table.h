// SPDX-License-Identifier: Apache-2.0
//
// Stack traces by number: each distinct one is sent once. Used by the holder of the ring alone.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "stack/module_ranges.h"
#include "stack/stack_capture.h"

namespace comleak {

class StackTable {
public:
    // False if there is no memory.
    bool create();

    // The number of a stack, or 0 if it is new.
    uint32_t find(const StackFrames& stack);

    // A number that was never given out, or 0 if the table has no room for that stack. A thread that is
    // killed before it adds the stack wastes a number; it never leaves one that means two stacks.
    uint32_t number(const StackFrames& stack);

    // Remembers the stack last looked for. Call it once the stack's definition is committed.
    void add(const StackFrames& stack, uint32_t number);

    // Goes up whenever stacks are forgotten: a number that was found before may be none of the table's now.
    uint64_t changes() const { return changes_; }

    // To be called as the stream tells of a module, before what follows. A stack with a frame in a module that
    // goes is forgotten: when these addresses come again they may mean other code, and are another stack. Its
    // memory is used again, so that a program may load and unload a plug-in for ever. These two call nothing:
    // loader notifications come here.
    void moduleLoaded(uintptr_t base, uintptr_t size);
    void moduleUnloaded(uintptr_t base);

private:
    struct Entry {
        uint64_t hash;
        uint64_t
            modules;  // a set of module numbers modulo MODULE_BITS, and OUTSIDE: which modules its frames may lie in
        uint32_t number;  // FREE, DROPPED, or the stack's
        uint32_t length;  // twice the number of frames, and 1 if there may be more
        uintptr_t* frames;
    };

    void forget(uint64_t modules, uintptr_t base, uintptr_t size);
    void drop(Entry* entry);
    uint64_t modulesOf(const StackFrames& stack) const;
    bool hasRoom(uint32_t frames) const;
    bool rebuild();
    uintptr_t* keep(const StackFrames& stack);
    uintptr_t* take(uint32_t frames);

    ModuleRanges modules_;
    Entry* entries_ = nullptr;
    size_t capacity_ = 0;  // a power of two
    size_t used_ = 0;      // entries that are not free
    size_t live_ = 0;      // those of them that were not dropped
    uint64_t changes_ = 1;
    uint64_t lastHash_ = 0;
    uint32_t lastNumber_ = 0;
    size_t arenaBytes_ = 0;
    uint8_t* chunk_ = nullptr;
    size_t chunkLeft_ = 0;
    uintptr_t* spare_[MAX_FRAMES + 1] =
        {};  // frames of dropped stacks, by their count; the first word leads to the next
};

}  // namespace comleak
