// SPDX-License-Identifier: Apache-2.0
#include "record/name.h"

namespace comleak {

namespace {

bool continues(char c) { return (static_cast<uint8_t>(c) & 0xc0) == 0x80; }

// How much of it is whole characters.
uint32_t wholeCharacters(const char* text, uint32_t length) {
    while (length > 0 && continues(text[length])) {
        length--;
    }
    return length;
}

}  // namespace

Name::Name(const char* text) {
    if (text == nullptr) {
        return;
    }
    while (length_ < NAME_BYTES && text[length_] != 0) {
        bytes_[length_] = text[length_];
        length_++;
    }
    if (length_ == NAME_BYTES) {
        length_ = wholeCharacters(text, length_);
    }
    for (uint32_t i = length_; i < paddedLength(); i++) {
        bytes_[i] = 0;
    }
}

}  // namespace comleak
