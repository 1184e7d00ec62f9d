// SPDX-License-Identifier: Apache-2.0
//
// What the system keeps on purpose, and what the program leaks by the same function. The DLL, named by the first
// argument, stands for COM's catalogue where it lies in the Windows folder as clbcatq.dll.

#include <windows.h>

#include <objbase.h>
#include <string.h>

static void leakWhenOpen() { memset(CoTaskMemAlloc(45), 'c', 45); }

static void leakDirectly() { memset(CoTaskMemAlloc(44), 'd', 44); }

int main(int count, char** arguments) {
    HMODULE dll = count > 1 ? LoadLibraryA(arguments[1]) : nullptr;
    if (dll == nullptr) {
        return 1;
    }
    auto openDatabase =
        reinterpret_cast<void (*)(void (*)())>(reinterpret_cast<void*>(GetProcAddress(dll, "openDatabase")));
    CoInitialize(nullptr);
    openDatabase(leakWhenOpen);
    leakDirectly();
    CoUninitialize();
    return 0;
}
