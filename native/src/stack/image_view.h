// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#include "platform/platform.h"

namespace comleak {

// An image that the loader mapped. Its own tables are not trusted: what they point to is read only if it lies within
// the image and can be read.
struct ImageView {
    uintptr_t base;
    uint32_t size;  // bytes

    // Null if that many bytes are not there.
    const uint8_t* at(uint32_t offset, uint32_t bytes) const {
        bool within = offset <= size && size - offset >= bytes;
        const uint8_t* address = reinterpret_cast<const uint8_t*>(base) + offset;
        return within && platform::readable(address, bytes) ? address : nullptr;
    }
};

}  // namespace comleak
