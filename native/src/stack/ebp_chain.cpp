// SPDX-License-Identifier: Apache-2.0
#include "stack/ebp_chain.h"

#include <windows.h>

namespace comleak {

uint32_t walkEbpChain(uintptr_t ebp, uintptr_t* frames, uint32_t limit) {
    const NT_TIB* tib = reinterpret_cast<const NT_TIB*>(NtCurrentTeb());
    uintptr_t low = reinterpret_cast<uintptr_t>(tib->StackLimit);
    uintptr_t high = reinterpret_cast<uintptr_t>(tib->StackBase) - 2 * sizeof(uintptr_t);
    uint32_t count = 0;
    while (count < limit && ebp >= low && ebp <= high && ebp % sizeof(uintptr_t) == 0) {
        const uintptr_t* link = reinterpret_cast<const uintptr_t*>(ebp);
        if (link[1] == 0) {
            break;
        }
        frames[count++] = link[1];
        if (link[0] <= ebp) {
            break;
        }
        ebp = link[0];
    }
    return count;
}

}  // namespace comleak
