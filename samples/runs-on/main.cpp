// SPDX-License-Identifier: Apache-2.0
//
// Shuts COM down and runs on until its standard input ends. One of the two blocks that it had not freed by then is
// freed at last; the other is a leak.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

static void* takeAndFreeLater() { return memset(CoTaskMemAlloc(57), 'l', 57); }

static void takeAndForget() { memset(CoTaskMemAlloc(58), 'f', 58); }

int main() {
    CoInitialize(nullptr);
    void* later = takeAndFreeLater();
    takeAndForget();
    CoUninitialize();
    while (getchar() != EOF) {
    }
    CoTaskMemFree(later);
    return 0;
}
