// SPDX-License-Identifier: Apache-2.0
//
// A program that is built three times: as it is, with lines and code above what leaks (MOVED), and with one leak mended
// and another added as well (CHANGED). What it leaks has to be known again in each build.

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>

// Lines come in here.

#ifdef MOVED
static int sumOf(int count) {
    int sum = 0;
    for (int i = 1; i <= count; i++) {
        sum += i;
    }
    return sum;
}
#endif

// A recursion, of which the depth may differ.
static BSTR readName(int depth) {
    if (depth > 0) {
        return readName(depth - 1);
    }
    return SysAllocString(L"rebuilt");
}

static void* newEntry(size_t size) { return CoTaskMemAlloc(size); }

static void listEntries() {
    for (int i = 0; i < 3; i++) {
        void* entry = newEntry(100);
#ifdef CHANGED
        CoTaskMemFree(entry);
#else
        (void)entry;
#endif
    }
}

#ifdef CHANGED
static void openLog() { CoTaskMemAlloc(24); }
#endif

int main() {
#ifdef MOVED
    printf("%d\n", sumOf(10));
    int depth = 3;
#else
    int depth = 1;
#endif
    CoInitialize(nullptr);
    readName(depth);
    listEntries();
#ifdef CHANGED
    openLog();
#endif
    CoUninitialize();
    return 0;
}
