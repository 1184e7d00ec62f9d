// SPDX-License-Identifier: Apache-2.0
#include "complaint.h"

#include <windows.h>

namespace comleak {

namespace {

std::string utf8(const std::wstring& text) {
    int units = static_cast<int>(text.size());
    int bytes = WideCharToMultiByte(CP_UTF8, 0, text.data(), units, nullptr, 0, nullptr, nullptr);
    std::string result(static_cast<size_t>(bytes), '\0');
    WideCharToMultiByte(CP_UTF8, 0, text.data(), units, result.data(), bytes, nullptr, nullptr);
    return result;
}

// "CL-0012".
std::wstring text(ErrorId id) {
    std::wstring digits = std::to_wstring(static_cast<int>(id));
    return L"CL-" + std::wstring(4 - digits.size(), L'0') + digits;
}

}  // namespace

void complain(ErrorId id, const std::wstring& wrong, const std::wstring& advice) {
    std::wstring lines = L"comleak: " + wrong + L" [" + text(id) + L"]\r\n  " + advice + L"\r\n";
    HANDLE error = GetStdHandle(STD_ERROR_HANDLE);
    DWORD mode = 0;
    DWORD written = 0;
    if (GetConsoleMode(error, &mode)) {
        WriteConsoleW(error, lines.data(), static_cast<DWORD>(lines.size()), &written, nullptr);
    } else {
        std::string bytes = utf8(lines);
        WriteFile(error, bytes.data(), static_cast<DWORD>(bytes.size()), &written, nullptr);
    }
}

}  // namespace comleak
