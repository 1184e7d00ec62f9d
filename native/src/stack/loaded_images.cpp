// SPDX-License-Identifier: Apache-2.0
#include "stack/loaded_images.h"

namespace comleak {

namespace {

constexpr uintptr_t IMAGE_LIMIT = 0x7fffffff;
constexpr int ATTEMPTS = 4;  // to read what modules there are while one comes or goes

}  // namespace

void LoadedImages::loaded(uintptr_t base, uintptr_t size, Part (*partOf)(uintptr_t base)) {
    Image there;
    if (size > IMAGE_LIMIT || find(base, &there)) {
        return;
    }
    add(base, static_cast<uint32_t>(size), partOf(base));
    add64(&generation_, 1);
}

void LoadedImages::add(uintptr_t base, uint32_t size, Part part) {
    for (uint32_t i = 0; i < ENTRIES; i++) {
        Entry& entry = entries_[i];
        if (exchange32If(&entry.taken, 0, 1)) {
            entry.part = part;
            entry.size = size;
            keepOrder();
            entry.base = base;
            for (uint32_t used = load32(&used_); used <= i; used = load32(&used_)) {
                exchange32If(&used_, used, i + 1);
            }
            return;
        }
    }
}

void LoadedImages::unloaded(uintptr_t base) {
    uint32_t used = load32(&used_);
    for (uint32_t i = 0; i < used; i++) {
        Entry& entry = entries_[i];
        if (entry.base == base && base != 0) {
            entry.base = 0;
            // Before the entry is used again: who has read some of it meanwhile will see that.
            add64(&generation_, 1);
            store32(&entry.taken, 0);
            return;
        }
    }
    add64(&generation_, 1);
}

bool LoadedImages::find(uintptr_t address, Image* image) const {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        uint64_t before = generation();
        uint32_t used = load32(&used_);
        bool found = false;
        for (uint32_t i = 0; i < used && !found; i++) {
            const Entry& entry = entries_[i];
            *image = {entry.base, entry.size, entry.part};
            found = image->base != 0 && address - image->base < image->size;
        }
        if (generation() == before) {
            return found;
        }
    }
    return false;
}

}  // namespace comleak
