// SPDX-License-Identifier: Apache-2.0
#include "code_page.h"

#include <windows.h>

namespace comleak {

std::string inCodePage(const std::wstring& path) {
    // A letter that only resembles another would name another file.
    constexpr DWORD EXACT = WC_NO_BEST_FIT_CHARS;
    BOOL lacking = FALSE;
    int units = static_cast<int>(path.size());
    int bytes = WideCharToMultiByte(CP_ACP, EXACT, path.data(), units, nullptr, 0, nullptr, &lacking);
    std::string result(static_cast<size_t>(bytes), '\0');
    WideCharToMultiByte(CP_ACP, EXACT, path.data(), units, result.data(), bytes, nullptr, nullptr);
    return lacking ? std::string() : result;
}

}  // namespace comleak
