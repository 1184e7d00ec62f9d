// SPDX-License-Identifier: Apache-2.0
//
// A block of no bytes is a block: it has an address, and can leak.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>

static void* nothing() { return CoTaskMemAlloc(0); }

int main() {
    CoInitialize(nullptr);
    puts(nothing() != nullptr ? "an address" : "no address");
    CoUninitialize();
    return 0;
}
