// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#include <vector>

#include "comleak/stream_format.h"

// A section as the launcher makes it.
class SectionMemory {
public:
    SectionMemory() : words_(comleak::SECTION_BYTES / 8) {
        header().magic = comleak::STREAM_MAGIC;
        header().version = comleak::STREAM_VERSION;
    }

    void* address() { return words_.data(); }
    comleak::SectionHeader& header() { return *reinterpret_cast<comleak::SectionHeader*>(words_.data()); }

private:
    std::vector<uint64_t> words_;  // aligned for 64-bit access
};
