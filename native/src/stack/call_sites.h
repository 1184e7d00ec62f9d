// SPDX-License-Identifier: Apache-2.0
//
// Which addresses of x86 code a call returns to. What looks like a return address on a stack is one only if a call
// instruction ends there. Filled by the loader's callback, read by any thread, without a lock.
#pragma once

#include <stdint.h>

#include "stack/loaded_images.h"

namespace comleak {

class CallSites {
public:
    // For the loader's callback: these take nothing and call nothing.
    void loaded(uintptr_t base, uintptr_t size);
    void unloaded(uintptr_t base);

    static constexpr uintptr_t ANY = 1;  // of a module: it cannot be told

    struct Site {
        uintptr_t module;  // base of the one that calls; 0: no call ends at that address
        uintptr_t callee;  // base of the one that is called, or ANY

        bool calls(uintptr_t other) const { return module != 0 && (callee == other || callee == ANY || other == ANY); }
    };

    // Whether an address may be one of code: what is not need not be looked for.
    bool mayBe(uintptr_t address) const {
        uintptr_t unit = address >> UNIT_SHIFT;
        return (load32(&code_[unit / 32 % CODE_WORDS]) >> unit % 32 & 1) != 0;
    }

    // The call that returns to an address, if there is one. Modules may come and go meanwhile.
    Site find(uintptr_t returnAddress) const;

    // The base of the module that an address lies in, or ANY.
    uintptr_t moduleOf(uintptr_t address) const;

private:
    // Modules lie at multiples of 64 KiB: no two share one.
    static constexpr uint32_t UNIT_SHIFT = 16;
    static constexpr uint32_t CODE_WORDS = 1u << (32 - UNIT_SHIFT) >> 5;

    void mark(uintptr_t base, LoadedImages::Part code, bool isCode);
    bool readPointer(uintptr_t address, uintptr_t* pointer) const;
    uintptr_t calleeOf(uintptr_t target) const;

    LoadedImages images_;
    uint32_t code_[CODE_WORDS] = {};  // a bit for each 64 KiB of addresses: there is code
};

}  // namespace comleak
