// SPDX-License-Identifier: Apache-2.0
#include "module/own_modules.h"

#include "platform/atomic.h"

namespace comleak {

namespace {

wchar_t lower(wchar_t c) { return c >= L'A' && c <= L'Z' ? static_cast<wchar_t>(c + 32) : c; }

}  // namespace

void OwnModules::setWindowsFolder(const wchar_t* folder, uint32_t length) {
    folderLength_ = length < FOLDER_LENGTH ? length : FOLDER_LENGTH;
    for (uint32_t i = 0; i < folderLength_; i++) {
        folder_[i] = lower(folder[i]);
    }
}

bool OwnModules::inWindowsFolder(const wchar_t* path, uint32_t length) const {
    if (length <= folderLength_ || path[folderLength_] != L'\\') {
        return false;
    }
    for (uint32_t i = 0; i < folderLength_; i++) {
        if (lower(path[i]) != folder_[i]) {
            return false;
        }
    }
    return true;
}

void OwnModules::loaded(uintptr_t base, uintptr_t size, bool own) {
    if (find(base) != nullptr) {
        return;
    }
    for (uint32_t i = 0; i < ENTRIES; i++) {
        Entry& entry = entries_[i];
        if (exchange32If(&entry.taken, 0, 1)) {
            entry.own = own;
            entry.size = size;
            entry.base = base;
            for (uint32_t used = load32(&used_); used <= i; used = load32(&used_)) {
                exchange32If(&used_, used, i + 1);
            }
            return;
        }
    }
}

void OwnModules::unloaded(uintptr_t base) {
    Entry* entry = find(base);
    if (entry == nullptr || entry->base != base) {
        return;  // one that found no room here
    }
    entry->base = 0;
    entry->size = 0;
    store32(&entry->taken, 0);
}

OwnModules::Entry* OwnModules::find(uintptr_t address) {
    uint32_t used = load32(&used_);
    for (uint32_t i = 0; i < used; i++) {
        Entry& entry = entries_[i];
        if (entry.base != 0 && address - entry.base < entry.size) {
            return &entry;
        }
    }
    return nullptr;
}

bool OwnModules::own(const StackFrames& stack) const {
    for (uint32_t i = 0; i < stack.count; i++) {
        const Entry* entry = find(stack.frames[i]);
        if (entry != nullptr && entry->own) {
            return true;
        }
    }
    return false;
}

}  // namespace comleak
