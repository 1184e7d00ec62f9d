// SPDX-License-Identifier: Apache-2.0
#include "text.h"

#include <windows.h>

namespace comleak::symbols {

// Requests and names are far shorter than the 2 GiB at which the lengths below would overflow.

std::wstring wide(std::string_view utf8) {
    int bytes = static_cast<int>(utf8.size());
    std::wstring wide(utf8.size(), L'\0');  // UTF-8 never has fewer bytes than UTF-16 has units
    int units = MultiByteToWideChar(CP_UTF8, 0, utf8.data(), bytes, wide.data(), bytes);
    wide.resize(static_cast<size_t>(units));
    return wide;
}

std::string utf8(std::wstring_view wide) {
    int units = static_cast<int>(wide.size());
    std::string utf8(wide.size() * 3, '\0');  // the most that one unit can take
    int bytes = WideCharToMultiByte(CP_UTF8, 0, wide.data(), units, utf8.data(), units * 3, nullptr, nullptr);
    utf8.resize(static_cast<size_t>(bytes));
    return utf8;
}

}  // namespace comleak::symbols
