// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#include "stack/stack_limits.h"

namespace comleak {

// The chain of saved EBPs that was walked last. Where a link has the words that the memo has, the next one lies where
// the memo's does: a chain that is the memo's is compared word by word, without waiting for one to find the next.
struct ChainMemo {
    // What lies at an EBP.
    struct Link {
        uintptr_t next;
        uintptr_t returnAddress;
    };

    uintptr_t first = 0;  // EBP that the walk began with; 0: the memo holds nothing
    uintptr_t high = 0;   // of the stack: where it ends, the chain ends
    uintptr_t last = 0;   // EBP of the last link
    uint32_t links = 0;
    Link link[128];
};

// What came of a walk: return addresses, and whether there may be more. A thread's first frame has saved an EBP of 0. A
// chain that ends otherwise was broken by a function that uses EBP for something else.
struct Chain {
    uint32_t count;
    bool cut;
    uintptr_t end;  // behind the last link
};

// Return addresses from `ebp` outwards, `limit` at most, which is at most as many as a memo holds.
Chain walkEbpChain(uintptr_t ebp, const StackLimits& limits, uintptr_t* frames, uint32_t limit);

// The same, leaving the chain in the memo.
Chain walkEbpChain(uintptr_t ebp, const StackLimits& limits, uintptr_t* frames, uint32_t limit, ChainMemo* memo);

// Whether a walk would find what the memo's found; for walks of one limit.
bool chainStands(uintptr_t ebp, const StackLimits& limits, const ChainMemo& memo);

}  // namespace comleak
