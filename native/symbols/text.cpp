// SPDX-License-Identifier: Apache-2.0
#include "text.h"

#include <windows.h>

namespace comleak::symbols {

// Requests and names are far shorter than the 2 GiB at which the lengths below would overflow.

std::wstring wide(std::string_view utf8) {
    const char* text = utf8.data();
    int bytes = static_cast<int>(utf8.size());
    std::wstring wide(utf8.size(), L'\0');  // UTF-8 never has fewer bytes than UTF-16 has units
    int units = MultiByteToWideChar(CP_UTF8, 0, text, bytes, wide.data(), bytes);
    wide.resize(static_cast<size_t>(units));
    return wide;
}

std::string utf8(std::wstring_view wide) {
    const wchar_t* text = wide.data();
    int units = static_cast<int>(wide.size());
    std::string utf8(wide.size() * 3, '\0');  // the most that one unit can take
    int bytes = WideCharToMultiByte(CP_UTF8, 0, text, units, utf8.data(), units * 3, nullptr, nullptr);
    utf8.resize(static_cast<size_t>(bytes));
    return utf8;
}

}  // namespace comleak::symbols
