// SPDX-License-Identifier: Apache-2.0
#include "java_home.h"

#include <stdlib.h>
#include <windows.h>

#include <utility>

namespace comleak {

namespace {

// The file has a few lines; a larger one is something else.
constexpr DWORD MOST_BYTES = 64 << 10;

std::string contentsOf(const std::wstring& path) {
    HANDLE file = CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        return {};
    }
    std::string bytes(MOST_BYTES, '\0');
    DWORD read = 0;
    bool done = ReadFile(file, bytes.data(), MOST_BYTES, &read, nullptr) != FALSE;
    CloseHandle(file);
    bytes.resize(done ? read : 0);
    return bytes;
}

// Up to Java 8 the first number was 1.
int majorOf(const char* version) {
    char* end = nullptr;
    long first = strtol(version, &end, 10);
    return static_cast<int>(first == 1 && *end == '.' ? strtol(end + 1, nullptr, 10) : first);
}

int versionOf(const std::wstring& folder) {
    const std::string key = "JAVA_VERSION=\"";
    std::string release = contentsOf(folder + L"\\release");
    size_t at = release.find(key);
    return at == std::string::npos ? 0 : majorOf(release.c_str() + at + key.size());
}

std::wstring withoutEndingSlash(std::wstring folder) {
    while (!folder.empty() && (folder.back() == L'\\' || folder.back() == L'/')) {
        folder.pop_back();
    }
    return folder;
}

}  // namespace

JavaHome::JavaHome(std::wstring source, std::wstring folder)
    : source_(std::move(source)), folder_(withoutEndingSlash(std::move(folder))), version_(versionOf(folder_)) {}

std::wstring JavaHome::fault() const {
    if (version_ != 0 && version_ < LEAST_VERSION) {
        return L"is Java " + std::to_wstring(version_);
    }
    return GetFileAttributesW(machine().c_str()) == INVALID_FILE_ATTRIBUTES ? L"has no bin\\server\\jvm.dll" : L"";
}

std::wstring JavaHome::describe(const std::wstring& fault) const { return source_ + L", " + folder_ + L": " + fault; }

}  // namespace comleak
