// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace comleak {

// What an image says of itself in its headers.
struct ImageIdentity {
    uint32_t size;       // SizeOfImage, bytes; 0 if this is no image
    uint32_t timestamp;  // TimeDateStamp
    bool hasPdb;
    uint32_t pdbAge;
    uint8_t pdbGuid[16];
};

// Reads the headers of an image that the loader has mapped. Calls nothing: it runs in loader notifications.
ImageIdentity identifyImage(const void* base);

}  // namespace comleak
