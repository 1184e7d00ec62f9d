// SPDX-License-Identifier: Apache-2.0
#include "image_file.h"

#include <windows.h>

#include <cstring>

namespace comleak::symbols {

namespace {

class File {
public:
    explicit File(const std::wstring& path)
        : handle_(CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                              nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr)) {}
    ~File() {
        if (handle_ != INVALID_HANDLE_VALUE) CloseHandle(handle_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    template <typename Structure>
    bool read(DWORD offset, Structure& structure) const {
        OVERLAPPED at{};
        at.Offset = offset;
        DWORD bytes = 0;
        return ReadFile(handle_, &structure, sizeof structure, &bytes, &at) && bytes == sizeof structure;
    }

private:
    HANDLE handle_;
};

struct Headers {
    DWORD signature;
    IMAGE_FILE_HEADER file;
    IMAGE_OPTIONAL_HEADER32 optional;  // the members used lie alike in that of 64-bit images
};
static_assert(offsetof(IMAGE_OPTIONAL_HEADER32, SizeOfImage) == offsetof(IMAGE_OPTIONAL_HEADER64, SizeOfImage));

ImageState compare(const std::wstring& path, const Module& module) {
    File file(path);
    IMAGE_DOS_HEADER dos;
    Headers headers;
    if (!file.read(0, dos)) return ImageState::MISSING;
    bool same = dos.e_magic == IMAGE_DOS_SIGNATURE && file.read(static_cast<DWORD>(dos.e_lfanew), headers) &&
                headers.signature == IMAGE_NT_SIGNATURE && headers.file.TimeDateStamp == module.timestamp &&
                headers.optional.SizeOfImage == module.size;
    return same ? ImageState::SAME : ImageState::REPLACED;
}

std::wstring folder(UINT(WINAPI* get)(LPWSTR, UINT)) {
    wchar_t path[MAX_PATH];
    UINT length = get(path, MAX_PATH);
    return length < MAX_PATH ? std::wstring(path, length) : std::wstring();
}

// A 32-bit process calls the folder of its system DLLs System32 as well. Empty if the path does not lie there.
std::wstring wow64Path(const std::wstring& path) {
    std::wstring system = folder(GetSystemDirectoryW);
    std::wstring wow64 = folder(GetSystemWow64DirectoryW);
    bool within = !system.empty() && !wow64.empty() && path.size() > system.size() && path[system.size()] == L'\\' &&
                  _wcsnicmp(path.c_str(), system.c_str(), system.size()) == 0;
    return within ? wow64 + path.substr(system.size()) : std::wstring();
}

}  // namespace

ImageFile findImage(const Module& module) {
    ImageState state = compare(module.path, module);
    if (state == ImageState::SAME) return {state, module.path};
    std::wstring other = wow64Path(module.path);
    if (!other.empty() && compare(other, module) == ImageState::SAME) return {ImageState::SAME, other};
    return {state, std::wstring()};
}

}  // namespace comleak::symbols
