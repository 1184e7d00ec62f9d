// SPDX-License-Identifier: Apache-2.0
//
// A DLL that keeps a cache from its first call on and frees it when it detaches: at CoUninitialize the
// cache is outstanding, but it is no leak. The DLL lies outside the Windows folder, so that its free counts
// as a late one of the program's own.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>

int main() {
    CoInitialize(nullptr);
    HMODULE dll = LoadLibraryW(L"runtime-cache-dll.dll");
    auto lookUp = reinterpret_cast<int (*)(int)>(reinterpret_cast<void*>(GetProcAddress(dll, "lookUp")));
    printf("%d\n", lookUp(4) + lookUp(5));
    CoUninitialize();
    return 0;
}
