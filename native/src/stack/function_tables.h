// SPDX-License-Identifier: Apache-2.0
//
// Where the functions of x64 modules lie, and how they are unwound: the exception directories of the modules that are
// loaded. Filled by the loader's callback, read by any thread, without a lock. Code in no module's directory is not
// found: what a program made at run time is foreign, as nothing documented tells whether asking for it would call the
// program back, within COM's lock.
#pragma once

#include <stdint.h>

#include "platform/atomic.h"
#include "stack/image_view.h"
#include "stack/unwind_info.h"
#include "stack/unwind_rule.h"

namespace comleak {

class FunctionTables {
public:
    // These two are called by the loader's callback, before any code of a module runs and after the last has: they take
    // nothing and call nothing. Of more modules than there is room for, the last are left out.
    void loaded(uintptr_t base, uintptr_t size);
    void unloaded(uintptr_t base);

    // Goes up with every module that comes or goes. What was learnt of an address holds for one generation.
    uint64_t generation() const { return load64(&generation_); }

    // A function, and the image that it belongs to.
    struct Found {
        ImageView image;
        RuntimeFunction function;
    };

    // False if no function is known there.
    bool find(uintptr_t address, Found* found) const;

    // The rule of a frame that will be returned to at an address.
    UnwindRule ruleOfReturn(uintptr_t returnAddress) const;

private:
    struct Entry {
        uint32_t taken;  // 1: the rest is being written or valid
        uint32_t size;
        uint32_t directory;  // offset of the exception directory
        uint32_t functions;  // that it has
        uintptr_t base;      // 0: not yet, or not any more
    };

    static constexpr uint32_t ENTRIES = 1024;

    bool moduleOf(uintptr_t address, Entry* copy) const;

    Entry entries_[ENTRIES] = {};
    uint32_t used_ = 0;  // entries in use or left, as many as were ever in use at once
    uint64_t generation_ = 1;
};

}  // namespace comleak
