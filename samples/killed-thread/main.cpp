// SPDX-License-Identifier: Apache-2.0
//
// A thread is killed in its apartment, as no program should: what it had allocated is never freed. The main thread's
// CoUninitialize is the final one all the same.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

static HANDLE allocated;

static void keepUntilKilled() {
    memset(CoTaskMemAlloc(1511), 'K', 1511);
    SetEvent(allocated);
    Sleep(INFINITE);
}

static DWORD WINAPI work(void*) {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    keepUntilKilled();
    CoUninitialize();
    return 0;
}

static void leakInMain() { memset(CoTaskMemAlloc(1607), 'L', 1607); }

int main() {
    CoInitialize(nullptr);
    allocated = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    HANDLE thread = CreateThread(nullptr, 0, work, nullptr, 0, nullptr);
    WaitForSingleObject(allocated, INFINITE);
    TerminateThread(thread, 1);
    WaitForSingleObject(thread, INFINITE);
    leakInMain();
    CoUninitialize();
    puts("killed");
    return 0;
}
