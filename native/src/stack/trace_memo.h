// SPDX-License-Identifier: Apache-2.0
//
// The trace that was walked last, with all that it was made from.
//
// Within a generation of modules, what follows a frame follows from its stack pointer, its return address, the place
// where its RBP lies and, only if its rule is by RBP, that value; the next return address is then read from the stack.
// So a frame that has these as the memo has them is followed by the memo's next frame, at the same place, whose return
// address is read anew, and the rest the same way. No word of the stack that a walk would read is taken from the memo.
#pragma once

#include <stdint.h>

#include "stack/kept_words.h"
#include "stack/stack_capture.h"

namespace comleak {

struct TraceMemo {
    // A frame. The first has the place of the walk's start.
    struct Step {
        uintptr_t slot;   // where its return address was read; its stack pointer is right above
        uintptr_t pc;     // that return address; 0 behind the last frame
        uintptr_t rbpAt;  // where its RBP was saved; 0: it is the one that the walk began with
        uintptr_t rbp;    // its value, if usesRbp
        bool usesRbp;     // to find the next frame
    };

    // All that a walk would read of the stack. Made once a whole memo has been found to stand step by step: where each
    // trace differs from the last, that would be work for nothing.
    struct Summary {
        bool made = false;
        bool byFirstRbp = false;  // the RBP that the walk begins with counts
        uintptr_t firstRbp = 0;
        KeptWords words;
    };

    uint64_t generation = 0;  // 0: the memo holds nothing
    uint32_t count = 0;       // steps, the last of which was not followed by another
    bool whole = false;       // the last step has pc 0, or is followed by nothing whatever the stack holds
    Step steps[MAX_FRAMES + 2];
    Summary summary;
};

}  // namespace comleak
