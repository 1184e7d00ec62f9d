// SPDX-License-Identifier: Apache-2.0
#include "java_search.h"

#include <windows.h>

#include <algorithm>
#include <string>

#include "real_path.h"

namespace comleak {

namespace {

// Where installers say what they installed: <key>\<version><below>, and in it the folder as a value.
struct Installer {
    const wchar_t* key;
    const wchar_t* below;
    const wchar_t* value;
};

constexpr Installer INSTALLERS[] = {
    {L"SOFTWARE\\Eclipse Adoptium\\JDK", L"\\hotspot\\MSI", L"Path"},
    {L"SOFTWARE\\Eclipse Adoptium\\JRE", L"\\hotspot\\MSI", L"Path"},
    {L"SOFTWARE\\Microsoft\\JDK", L"\\hotspot\\MSI", L"Path"},
    {L"SOFTWARE\\JavaSoft\\JDK", L"", L"JavaHome"},
    {L"SOFTWARE\\JavaSoft\\JRE", L"", L"JavaHome"},
    {L"SOFTWARE\\Azul Systems\\Zulu", L"", L"InstallationPath"},
};

std::wstring variable(const wchar_t* name) {
    std::wstring value(LONGEST_PATH, L'\0');
    value.resize(GetEnvironmentVariableW(name, value.data(), LONGEST_PATH));
    return value;
}

std::wstring parentOf(const std::wstring& path) {
    size_t slash = path.find_last_of(L"\\/");
    return slash == std::wstring::npos ? std::wstring() : path.substr(0, slash);
}

void addPath(std::vector<JavaHome>* homes) {
    std::wstring path = variable(L"PATH");
    for (size_t from = 0; from < path.size();) {
        size_t to = std::min(path.find(L';', from), path.size());
        std::wstring folder = path.substr(from, to - from);
        folder.erase(std::remove(folder.begin(), folder.end(), L'"'), folder.end());
        from = to + 1;
        // A folder that is not absolute is one of whoever owns the current directory.
        std::wstring java = folder.size() > 2 && (folder[1] == L':' || folder[1] == L'\\')
                                ? realPath(folder + L"\\java.exe")
                                : std::wstring();
        if (!java.empty()) {
            homes->emplace_back(L"PATH", parentOf(parentOf(java)));
        }
    }
}

std::wstring registryText(const std::wstring& key, const wchar_t* value) {
    std::wstring text(MAX_PATH, L'\0');
    DWORD bytes = static_cast<DWORD>(text.size() * sizeof(wchar_t));
    LSTATUS status = RegGetValueW(HKEY_LOCAL_MACHINE, key.c_str(), value, RRF_RT_REG_SZ, nullptr, text.data(), &bytes);
    // With the zero that ends it.
    text.resize(status == ERROR_SUCCESS ? bytes / sizeof(wchar_t) - 1 : 0);
    return text;
}

void addInstalled(const Installer& installer, std::vector<JavaHome>* homes) {
    HKEY key = nullptr;
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, installer.key, 0, KEY_READ | KEY_WOW64_64KEY, &key) != ERROR_SUCCESS) {
        return;
    }
    wchar_t name[256];
    for (DWORD i = 0;; i++) {
        DWORD length = ARRAYSIZE(name);
        if (RegEnumKeyExW(key, i, name, &length, nullptr, nullptr, nullptr, nullptr) != ERROR_SUCCESS) {
            break;
        }
        std::wstring folder =
            registryText(std::wstring(installer.key) + L"\\" + name + installer.below, installer.value);
        if (!folder.empty()) {
            homes->emplace_back(L"registry", folder);
        }
    }
    RegCloseKey(key);
}

}  // namespace

std::vector<JavaHome> findJavaHomes() {
    std::vector<JavaHome> homes;
    std::wstring named = variable(L"JAVA_HOME");
    if (!named.empty()) {
        homes.emplace_back(L"JAVA_HOME", named);
    }
    addPath(&homes);
    std::vector<JavaHome> installed;
    for (const Installer& installer : INSTALLERS) {
        addInstalled(installer, &installed);
    }
    std::sort(installed.begin(), installed.end(), [](const JavaHome& a, const JavaHome& b) {
        return a.version() != b.version() ? a.version() > b.version() : a.folder() < b.folder();
    });
    homes.insert(homes.end(), installed.begin(), installed.end());
    return homes;
}

}  // namespace comleak
