// SPDX-License-Identifier: Apache-2.0
#include "real_path.h"

#include <windows.h>

namespace comleak {

std::wstring realPath(const std::wstring& file) {
    constexpr DWORD SHARE_ALL = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    HANDLE handle = CreateFileW(file.c_str(), 0, SHARE_ALL, nullptr, OPEN_EXISTING, 0, nullptr);
    if (handle == INVALID_HANDLE_VALUE) {
        return {};
    }
    std::wstring path(LONGEST_PATH, L'\0');
    DWORD length = GetFinalPathNameByHandleW(handle, path.data(), LONGEST_PATH, FILE_NAME_NORMALIZED | VOLUME_NAME_DOS);
    CloseHandle(handle);
    path.resize(length < LONGEST_PATH ? length : 0);
    const std::wstring share = L"\\\\?\\UNC\\";
    const std::wstring drive = L"\\\\?\\";
    if (path.compare(0, share.size(), share) == 0) {
        return L"\\\\" + path.substr(share.size());
    }
    return path.compare(0, drive.size(), drive) == 0 ? path.substr(drive.size()) : file;
}

}  // namespace comleak
