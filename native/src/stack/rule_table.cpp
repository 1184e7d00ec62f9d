// SPDX-License-Identifier: Apache-2.0
#include "stack/rule_table.h"

#include "platform/atomic.h"
#include "platform/platform.h"

namespace comleak {

bool RuleTable::create() {
    static_assert(SLOTS == size_t{1} << (64 - 49), "slotOf takes the top 15 bits");
    entries_ = static_cast<Entry*>(platform::allocatePages((SLOTS + PROBES) * sizeof(Entry)));
    return entries_ != nullptr;
}

void RuleTable::add(uintptr_t returnAddress, const UnwindRule& rule, uint64_t generation) {
    for (size_t at = slotOf(returnAddress), end = at + PROBES; at < end; at++) {
        Entry& entry = entries_[at];
        if (entry.generation != generation) {
            // The generation last: a thread that is killed here leaves no entry.
            entry.generation = 0;
            keepOrder();
            entry.returnAddress = returnAddress;
            entry.rule = rule;
            keepOrder();
            entry.generation = generation;
            return;
        }
    }
    notKept_++;
}

}  // namespace comleak
