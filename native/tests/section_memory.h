// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#include <vector>

#include "comleak/stream_format.h"
#include "platform/atomic.h"

// A section as the launcher makes it.
class SectionMemory {
public:
    SectionMemory() : words_(comleak::SECTION_BYTES / 8) {
        header().magic = comleak::STREAM_MAGIC;
        header().version = comleak::STREAM_VERSION;
    }

    void* address() { return words_.data(); }
    comleak::SectionHeader& header() { return *reinterpret_cast<comleak::SectionHeader*>(words_.data()); }

    // Takes what is committed, as the launcher does.
    std::vector<uint64_t> take() {
        std::vector<uint64_t> taken;
        const uint64_t* ring = &words_[comleak::RING_OFFSET / 8];
        uint64_t end = comleak::load64(&header().committed) & ~comleak::COMMITTED_BUSY;
        for (uint64_t at = header().taken; at < end; at += 8) {
            taken.push_back(ring[at % comleak::RING_BYTES / 8]);
        }
        comleak::store64(&header().taken, end);
        return taken;
    }

private:
    std::vector<uint64_t> words_;  // aligned for 64-bit access
};
