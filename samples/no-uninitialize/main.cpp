// SPDX-License-Identifier: Apache-2.0
//
// The program ends with COM still initialised: what is outstanding may belong to objects that live. It is
// held, not leaked.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

static void* settings() { return memset(CoTaskMemAlloc(61), 'h', 61); }

int main() {
    CoInitialize(nullptr);
    puts(settings() != nullptr ? "never uninitialised" : "no memory");
    return 0;
}
