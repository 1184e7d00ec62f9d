// SPDX-License-Identifier: Apache-2.0
//
// Which addresses are the target's own code: that of the program itself and of whatever lies outside
// the Windows folder. The spy asks it of the stack that enters an apartment; the launcher judges leaks
// by the same rule.
#pragma once

#include <stdint.h>

#include "stack/stack_capture.h"

namespace comleak {

class OwnModules {
public:
    // The Windows folder, in UTF-16 without a trailing backslash.
    void setWindowsFolder(const wchar_t* folder, uint32_t length);

    // These three are called by the loader's callback: they take nothing and call nothing.
    bool inWindowsFolder(const wchar_t* path, uint32_t length) const;
    void loaded(uintptr_t base, uintptr_t size, bool own);
    void unloaded(uintptr_t base);

    bool own(const StackFrames& stack) const;

private:
    struct Entry {
        uint32_t taken;  // 1: the rest is being written or valid
        bool own;
        uintptr_t base;  // 0: not yet, or not any more
        uintptr_t size;
    };

    static constexpr uint32_t ENTRIES = 1024;
    static constexpr uint32_t FOLDER_LENGTH = 260;

    Entry* find(uintptr_t address);
    const Entry* find(uintptr_t address) const { return const_cast<OwnModules*>(this)->find(address); }

    Entry entries_[ENTRIES] = {};
    uint32_t used_ = 0;  // entries in use or left, as many as were ever in use at once
    wchar_t folder_[FOLDER_LENGTH] = {};
    uint32_t folderLength_ = 0;
};

}  // namespace comleak
