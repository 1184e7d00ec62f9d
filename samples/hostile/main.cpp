// SPDX-License-Identifier: Apache-2.0
//
// Whatever a program can put into a report: controls, bidirectional overrides, NULs, orders to build servers, what ends
// a string in XML, HTML, JSON or a link, in a BSTR, in a DLL's name, and (dll.cpp) in the name of a source file.

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>
#include <wchar.h>

static BSTR text() {
    static const wchar_t evil[] = L"]]><script>\0\x1b[2J%0A::error::x\n##[error]\x202e\xd800";
    return SysAllocStringLen(evil, sizeof(evil) / sizeof(*evil) - 1);
}

// The DLL under a name that holds all that a file's name may.
static HMODULE loadCopy() {
    wchar_t from[MAX_PATH];
    wchar_t to[MAX_PATH];
    DWORD length = GetModuleFileNameW(nullptr, from, MAX_PATH);
    while (length > 0 && from[length - 1] != L'\\') {
        length--;
    }
    wcscpy(from + length, L"hostile-dll.dll");
    wmemcpy(to, from, length);
    wcscpy(to + length, L"%0A;##[error]x ##vso[a]&amp;'{0}[a](b)\x9b\x202e,\xfc\x65e5.dll");
    // It may be there already, and in use by another run.
    CopyFileW(from, to, TRUE);
    return LoadLibraryW(to);
}

int main() {
    CoInitialize(nullptr);
    HMODULE dll = loadCopy();
    if (dll == nullptr) {
        return 1;
    }
    auto keep = reinterpret_cast<void (*)()>(reinterpret_cast<void*>(GetProcAddress(dll, "keep")));
    keep();
    printf("%u letters\n", SysStringLen(text()));
    CoUninitialize();
    return 0;
}
