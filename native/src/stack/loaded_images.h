// SPDX-License-Identifier: Apache-2.0
//
// The modules that are loaded, each with the part of it that a walk needs. Filled by the loader's callback, read by any
// thread, without a lock.
#pragma once

#include <stdint.h>

#include "platform/atomic.h"

namespace comleak {

class LoadedImages {
public:
    struct Part {
        uint32_t offset;  // from the image's base
        uint32_t bytes;   // 0: the image has none
    };

    struct Image {
        uintptr_t base;
        uint32_t size;  // bytes
        Part part;
    };

    // These two are called by the loader's callback, before any code of a module runs and after the last has: they take
    // nothing and call nothing but `partOf`. Of more modules than there is room for, the last are left out.
    void loaded(uintptr_t base, uintptr_t size, Part (*partOf)(uintptr_t base));
    void unloaded(uintptr_t base);

    // Goes up with every module that comes or goes. What was learnt of an address holds for one generation.
    uint64_t generation() const { return load64(&generation_); }

    // False if an address lies in no image that is known.
    bool find(uintptr_t address, Image* image) const;

private:
    struct Entry {
        uint32_t taken;  // 1: the rest is being written or valid
        uint32_t size;
        Part part;
        uintptr_t base;  // 0: not yet, or not any more
    };

    static constexpr uint32_t ENTRIES = 1024;

    void add(uintptr_t base, uint32_t size, Part part);

    Entry entries_[ENTRIES] = {};
    uint32_t used_ = 0;  // entries in use or left, as many as were ever in use at once
    uint64_t generation_ = 1;
};

}  // namespace comleak
