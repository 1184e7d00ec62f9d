// SPDX-License-Identifier: Apache-2.0
//
// Ends itself with TerminateProcess, which tells no DLL: what was outstanding then is shown, and not called
// a leak.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>

static void* unfinished() { return CoTaskMemAlloc(107); }

int main() {
    CoInitialize(nullptr);
    puts(unfinished() != nullptr ? "about to be killed" : "no memory");
    fflush(stdout);
    TerminateProcess(GetCurrentProcess(), 77);
    return 0;
}
