// SPDX-License-Identifier: Apache-2.0
//
// Unwind information of x64 images, as documented: RUNTIME_FUNCTION and UNWIND_INFO, versions 1 and 2.
#pragma once

#include <stdint.h>

#include "stack/image_view.h"
#include "stack/unwind_rule.h"

namespace comleak {

// As it lies in an image; all three are offsets there.
struct RuntimeFunction {
    uint32_t begin;
    uint32_t end;
    uint32_t unwindInfo;
};

// The function that an offset lies in, of a table that is sorted by begin; null if there is none.
const RuntimeFunction* findFunction(const RuntimeFunction* table, uint32_t count, uint32_t offset);

// The rule for `pc`, an offset in the image, in a function's prologue or body; not in its epilogue. The rule is by
// NOTHING if the information is malformed or of a kind that is not known.
UnwindRule ruleOf(const ImageView& image, const RuntimeFunction& function, uint32_t pc);

}  // namespace comleak
