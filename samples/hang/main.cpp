// SPDX-License-Identifier: Apache-2.0
//
// Waits for ever, with a block outstanding.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

static void* waiting() { return memset(CoTaskMemAlloc(109), 'w', 109); }

int main() {
    CoInitialize(nullptr);
    puts(waiting() != nullptr ? "ready" : "no memory");
    fflush(stdout);
    WaitForSingleObject(CreateEventW(nullptr, TRUE, FALSE, nullptr), INFINITE);
    return 0;
}
