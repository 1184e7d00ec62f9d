// SPDX-License-Identifier: Apache-2.0
#include "synthetic_image.h"

#include <string.h>
#include <sys/mman.h>

using namespace comleak;

namespace {

constexpr uint32_t NT_HEADERS = 0x80;

template <typename T>
void putAt(uint8_t* place, T value) {
    memcpy(place, &value, sizeof(value));
}

}  // namespace

SyntheticImage::SyntheticImage() {
    void* pages = mmap(nullptr, BYTES + 0x1000, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    bytes_ = static_cast<uint8_t*>(pages);
    mprotect(bytes_ + BYTES, 0x1000, PROT_NONE);
    putAt<uint16_t>(bytes_, 0x5a4d);
    putAt<uint32_t>(bytes_ + 0x3c, NT_HEADERS);
    putAt<uint32_t>(bytes_ + NT_HEADERS, 0x4550);
    putAt<uint16_t>(bytes_ + NT_HEADERS + 4, 0x8664);
    putAt<uint16_t>(bytes_ + NT_HEADERS + 24, 0x20b);
    putAt<uint32_t>(bytes_ + NT_HEADERS + 24 + 108, 16);
    putAt<uint32_t>(bytes_ + NT_HEADERS + 24 + 112 + 24, DIRECTORY);
}

SyntheticImage::~SyntheticImage() { munmap(bytes_, BYTES + 0x1000); }

uint32_t SyntheticImage::put(uint8_t versionAndFlags, uint8_t prolog, uint8_t frame,
                             std::initializer_list<uint16_t> slots, const RuntimeFunction* parent) {
    uint32_t place = at_;
    uint8_t header[] = {versionAndFlags, prolog, static_cast<uint8_t>(slots.size()), frame};
    memcpy(bytes_ + at_, header, sizeof(header));
    at_ += 4;
    for (uint16_t slot : slots) {
        putAt(bytes_ + at_, slot);
        at_ += 2;
    }
    at_ = (at_ + 3) & ~3u;
    if (parent != nullptr) {
        putAt(bytes_ + at_, *parent);
        at_ += sizeof(*parent);
    }
    return place;
}

const RuntimeFunction& SyntheticImage::function(uint32_t begin, uint32_t end, uint32_t unwindInfo) {
    auto* function = reinterpret_cast<RuntimeFunction*>(bytes_ + DIRECTORY) + functions_++;
    *function = {begin, end, unwindInfo};
    putAt<uint32_t>(bytes_ + NT_HEADERS + 24 + 112 + 28, functions_ * static_cast<uint32_t>(sizeof(RuntimeFunction)));
    return *function;
}
