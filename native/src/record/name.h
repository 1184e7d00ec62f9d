// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comleak/stream_format.h"

namespace comleak {

// A name that the program gave, as it goes into a record: cut to NAME_BYTES, between two characters.
class Name {
public:
    Name() = default;
    // `text` in UTF-8, with NUL; null is the empty name.
    explicit Name(const char* text);

    uint32_t length() const { return length_; }
    uint32_t paddedLength() const { return (length_ + 7) & ~7u; }
    const char* bytes() const { return bytes_; }  // those behind the length are zero, as far as they are padding

private:
    uint32_t length_ = 0;
    alignas(8) char bytes_[NAME_BYTES];
};

}  // namespace comleak
