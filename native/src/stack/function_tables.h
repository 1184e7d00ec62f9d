// SPDX-License-Identifier: Apache-2.0
//
// Where the functions of x64 modules lie, and how they are unwound: the exception directories of the modules that are
// loaded. Filled by the loader's callback, read by any thread, without a lock. Code in no module's directory is not
// found: what a program made at run time is foreign, as nothing documented tells whether asking for it would call the
// program back, within COM's lock.
#pragma once

#include <stdint.h>

#include "stack/image_view.h"
#include "stack/loaded_images.h"
#include "stack/unwind_info.h"
#include "stack/unwind_rule.h"

namespace comleak {

class FunctionTables {
public:
    // For the loader's callback.
    void loaded(uintptr_t base, uintptr_t size);
    void unloaded(uintptr_t base);

    // What was learnt of an address holds for one generation.
    uint64_t generation() const { return images_.generation(); }

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
    LoadedImages images_;
};

}  // namespace comleak
