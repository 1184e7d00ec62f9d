// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#include <initializer_list>
#include <vector>

#include "stack/unwind_info.h"

// A 64-bit image as the loader would map it: headers, an exception directory, unwind information. What lies behind its
// last byte cannot be read.
class SyntheticImage {
public:
    static constexpr uint32_t BYTES = 0x4000;
    static constexpr uint32_t DIRECTORY = 0x1000;
    static constexpr uint32_t UNWIND_INFO = 0x2000;

    SyntheticImage();
    ~SyntheticImage();
    SyntheticImage(const SyntheticImage&) = delete;
    SyntheticImage& operator=(const SyntheticImage&) = delete;

    uintptr_t base() const { return reinterpret_cast<uintptr_t>(bytes_); }
    uint8_t* bytes() { return bytes_; }
    comleak::ImageView view() const { return {base(), BYTES}; }

    // Puts unwind information, and returns where it lies. Codes are given slot by slot.
    uint32_t put(uint8_t versionAndFlags, uint8_t prolog, uint8_t frame, std::initializer_list<uint16_t> slots,
                 const comleak::RuntimeFunction* parent = nullptr);

    // Puts a function into the directory, in ascending order.
    const comleak::RuntimeFunction& function(uint32_t begin, uint32_t end, uint32_t unwindInfo);

private:
    uint8_t* bytes_;
    uint32_t at_ = UNWIND_INFO;
    uint32_t functions_ = 0;
};

// A slot: what is behind an instruction at `offset`.
constexpr uint16_t code(uint8_t offset, uint8_t operation, uint8_t info) {
    return static_cast<uint16_t>(offset | operation << 8 | info << 12);
}

constexpr uint8_t PUSH = 0, LARGE = 1, SMALL = 2, SET_FRAME = 3, SAVE = 4, SAVE_FAR = 5, EPILOG_OF_2 = 6, XMM = 8,
                  XMM_FAR = 9, MACHINE = 10;
