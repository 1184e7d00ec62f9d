// SPDX-License-Identifier: Apache-2.0
//
// Four threads at once, two in each kind of apartment; those with odd numbers leak. The main thread outlives
// them in an apartment of its own.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

static void leakInSingleThreaded() { memset(CoTaskMemAlloc(1103), 'S', 1103); }

static void leakInMultiThreaded() { memset(CoTaskMemAlloc(1303), 'M', 1303); }

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
    HANDLE threads[4];
    for (INT_PTR i = 0; i < 4; i++) {
        threads[i] = CreateThread(nullptr, 0, work, reinterpret_cast<void*>(i + 1), 0, nullptr);
    }
    WaitForMultipleObjects(4, threads, TRUE, INFINITE);
    for (HANDLE thread : threads) {
        CloseHandle(thread);
    }
    CoUninitialize();
    puts("4 threads");
    return 0;
}
