// SPDX-License-Identifier: Apache-2.0
//
// Where modules lie, as the stream tells it so far. Used by the holder of the ring alone.
#pragma once

#include <stdint.h>

namespace comleak {

class ModuleRanges {
public:
    static constexpr uint32_t ENTRIES = 1024;
    static constexpr uint32_t NONE = ENTRIES;

    // The index of the module that an address lies in, or NONE: also where there were too many modules.
    uint32_t find(uintptr_t address) const;

    // The index of the module that begins at an address, or NONE.
    uint32_t beginningAt(uintptr_t base) const;

    // The index of a module that shares an address with a range, or NONE.
    uint32_t overlapping(uintptr_t base, uintptr_t size) const;

    void add(uintptr_t base, uintptr_t size);
    void remove(uint32_t index);

    uintptr_t base(uint32_t index) const { return entries_[index].base; }
    uintptr_t size(uint32_t index) const { return entries_[index].size; }

private:
    struct Entry {
        uintptr_t base;
        uintptr_t size;  // 0: free
    };

    Entry entries_[ENTRIES] = {};
    uint32_t used_ = 0;  // entries in use or left, as many as were ever in use at once
};

}  // namespace comleak
