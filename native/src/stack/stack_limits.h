// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace comleak {

// The committed part of the stack that a thread runs on.
struct StackLimits {
    uintptr_t low;
    uintptr_t high;  // behind the last byte

    // Whether a word lies there.
    bool hold(uintptr_t address) const {
        return address >= low && address <= high - sizeof(uintptr_t) && address % sizeof(uintptr_t) == 0;
    }
};

inline uintptr_t wordAt(uintptr_t address) { return *reinterpret_cast<const uintptr_t*>(address); }

}  // namespace comleak
