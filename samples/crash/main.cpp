// SPDX-License-Identifier: Apache-2.0
//
// Dies of an access violation: what was outstanding then is shown, and not called a leak.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>

static void* unfinished() { return CoTaskMemAlloc(103); }

static void writeThrough(volatile int* pointer) { *pointer = 1; }

int main() {
    CoInitialize(nullptr);
    puts(unfinished() != nullptr ? "about to crash" : "no memory");
    fflush(stdout);
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    writeThrough(nullptr);
    return 0;
}
