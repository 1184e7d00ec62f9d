// SPDX-License-Identifier: Apache-2.0
//
// Rules by return address, each built once for a generation of modules. Used by the holder of the ring alone.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "stack/unwind_rule.h"

namespace comleak {

class RuleTable {
public:
    // False if there is no memory.
    bool create();

    // Null if the address has no rule of that generation.
    const UnwindRule* find(uintptr_t returnAddress, uint64_t generation) const {
        for (size_t at = slotOf(returnAddress), end = at + PROBES; at < end; at++) {
            const Entry& entry = entries_[at];
            if (entry.generation != generation) {
                return nullptr;
            }
            if (entry.returnAddress == returnAddress) {
                return &entry.rule;
            }
        }
        return nullptr;
    }

    // Where there is no room, the rule is not kept, and that is counted.
    void add(uintptr_t returnAddress, const UnwindRule& rule, uint64_t generation);

    uint64_t notKept() const { return notKept_; }

private:
    // One line of the processor's cache. A generation's entries are never taken out, so that one of another
    // generation ends a search; the first is 1.
    struct alignas(64) Entry {
        uintptr_t returnAddress;
        uint64_t generation;
        UnwindRule rule;
    };

    static constexpr size_t SLOTS = 32768;  // 2 MiB
    static constexpr size_t PROBES = 16;    // slots that a rule may lie in; those of the last go past the end

    static size_t slotOf(uintptr_t returnAddress) {
        return static_cast<size_t>((uint64_t{returnAddress} * 0x9e3779b97f4a7c15u) >> 49);
    }

    Entry* entries_ = nullptr;
    uint64_t notKept_ = 0;
};

}  // namespace comleak
