// SPDX-License-Identifier: Apache-2.0
//
// Four threads, two of each kind of apartment, one after the other; those with odd numbers leak. The main
// thread outlives them in an apartment of its own.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>

static void leakInSingleThreaded() { CoTaskMemAlloc(1103); }

static void leakInMultiThreaded() { CoTaskMemAlloc(1303); }

static DWORD WINAPI work(void* parameter) {
    int number = static_cast<int>(reinterpret_cast<INT_PTR>(parameter));
    bool single = number <= 2;
    CoInitializeEx(nullptr, single ? COINIT_APARTMENTTHREADED : COINIT_MULTITHREADED);
    CoTaskMemFree(CoTaskMemAlloc(907));
    if (number % 2 != 0 && single) {
        leakInSingleThreaded();
    } else if (number % 2 != 0) {
        leakInMultiThreaded();
    }
    CoUninitialize();
    return 0;
}

int main() {
    CoInitialize(nullptr);
    for (INT_PTR number = 1; number <= 4; number++) {
        HANDLE thread = CreateThread(nullptr, 0, work, reinterpret_cast<void*>(number), 0, nullptr);
        WaitForSingleObject(thread, INFINITE);
        CloseHandle(thread);
    }
    CoUninitialize();
    puts("4 threads");
    return 0;
}
