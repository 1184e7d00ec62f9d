// SPDX-License-Identifier: Apache-2.0
#include "spy/ole_cache.h"

#include <windows.h>

namespace comleak {

bool switchOleCacheOff() {
    // Looked up rather than linked: a program that does without oleaut32 shall go on without it.
    HMODULE oleaut32 = GetModuleHandleW(L"oleaut32.dll");
    if (oleaut32 == nullptr) {
        return false;
    }
    using SetOaNoCache = void(WINAPI*)();
    auto setOaNoCache =
        reinterpret_cast<SetOaNoCache>(reinterpret_cast<void*>(GetProcAddress(oleaut32, "SetOaNoCache")));
    if (setOaNoCache != nullptr) {
        setOaNoCache();
    }
    return setOaNoCache != nullptr;
}

}  // namespace comleak
