// SPDX-License-Identifier: Apache-2.0
//
// A thread is in its apartment when the process ends, which kills it; then a DLL of the program's leaves the last
// other apartment. What the thread held is not judged: nobody killed it before the end.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

static HANDLE allocated;

static void keepToTheEnd() { memset(CoTaskMemAlloc(1709), 'E', 1709); }

static DWORD WINAPI work(void*) {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    keepToTheEnd();
    SetEvent(allocated);
    Sleep(INFINITE);
    return 0;
}

int main() {
    HMODULE dll = LoadLibraryW(L"uninitialize-at-exit-dll.dll");
    auto initialize = reinterpret_cast<void (*)()>(reinterpret_cast<void*>(GetProcAddress(dll, "initialize")));
    initialize();
    allocated = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    CreateThread(nullptr, 0, work, nullptr, 0, nullptr);
    WaitForSingleObject(allocated, INFINITE);
    puts("ends");
    return 0;
}
