// SPDX-License-Identifier: Apache-2.0
//
// A program that names its phases with comleak.h: one leaks, one is clean, one keeps for a later one what that frees. A
// block that it keeps on purpose is ignored. Without comleak it does the same.

#include "comleak.h"

#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>
#include <string.h>

static BSTR greeting;

static DWORD WINAPI loadOnAnotherThread(void*) {
    memset(CoTaskMemAlloc(211), 'S', 211);
    return 0;
}

static void load() {
    memset(CoTaskMemAlloc(199), 'S', 199);
    HANDLE thread = CreateThread(nullptr, 0, loadOnAnotherThread, nullptr, 0, nullptr);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    greeting = SysAllocString(L"hello");
}

static void work() { CoTaskMemFree(CoTaskMemAlloc(100)); }

static void keep() { comleak_ignore(SysAllocString(L"kept on purpose")); }

int main() {
    CoInitialize(nullptr);
    comleak_phase("loading");
    load();
    comleak_checkpoint("all is loaded");
    comleak_phase("work \xe2\x82\xac");
    work();
    SysFreeString(greeting);
    comleak_phase("keeping");
    keep();
    comleak_phase("loading");
    memset(CoTaskMemAlloc(223), 'S', 223);
    comleak_phase(nullptr);
    memset(CoTaskMemAlloc(227), 'S', 227);
    puts("4 phases");
    CoUninitialize();
    return 5;
}
