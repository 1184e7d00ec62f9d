// SPDX-License-Identifier: Apache-2.0
#include "stack/module_ranges.h"

#include "platform/atomic.h"

namespace comleak {

uint32_t ModuleRanges::find(uintptr_t address) const {
    for (uint32_t i = 0; i < used_; i++) {
        if (address - entries_[i].base < entries_[i].size) {
            return i;
        }
    }
    return NONE;
}

uint32_t ModuleRanges::beginningAt(uintptr_t base) const {
    uint32_t index = find(base);
    return index != NONE && entries_[index].base == base ? index : NONE;
}

uint32_t ModuleRanges::overlapping(uintptr_t base, uintptr_t size) const {
    for (uint32_t i = 0; i < used_; i++) {
        const Entry& entry = entries_[i];
        if (entry.size != 0 && (entry.base - base < size || base - entry.base < entry.size)) {
            return i;
        }
    }
    return NONE;
}

void ModuleRanges::add(uintptr_t base, uintptr_t size) {
    for (uint32_t i = 0; i < ENTRIES; i++) {
        Entry& entry = entries_[i];
        if (entry.size == 0) {
            // The size last: a thread that is killed here leaves a free entry.
            entry.base = base;
            keepOrder();
            entry.size = size;
            used_ = used_ <= i ? i + 1 : used_;
            return;
        }
    }
}

void ModuleRanges::remove(uint32_t index) { entries_[index].size = 0; }

}  // namespace comleak
