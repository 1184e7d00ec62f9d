// SPDX-License-Identifier: Apache-2.0
#include "image_search.h"

#include <windows.h>

#include "image_file.h"

namespace comleak::symbols {

namespace {

ImageState compare(const std::wstring& path, const Module& module) {
    ImageFile file(path);
    if (!file.isReadable()) return ImageState::MISSING;
    bool same = file.isImage() && file.timestamp() == module.timestamp && file.size() == module.size;
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

FoundImage findImage(const Module& module) {
    ImageState state = compare(module.path, module);
    if (state == ImageState::SAME) return {state, module.path};
    std::wstring other = wow64Path(module.path);
    if (!other.empty() && compare(other, module) == ImageState::SAME) return {ImageState::SAME, other};
    return {state, std::wstring()};
}

}  // namespace comleak::symbols
