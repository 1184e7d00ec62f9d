// SPDX-License-Identifier: Apache-2.0
//
// A BSTR that nobody frees. Its block begins before the text: with the length in bytes, on 64-bit
// Windows after 4 bytes of padding. oleaut32 rounds its size up to 16.

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>

static BSTR nameOfUser() { return SysAllocString(L"Gwendolyn"); }

int main() {
    CoInitialize(nullptr);
    BSTR name = nameOfUser();
    printf("%u letters\n", SysStringLen(name));
    CoUninitialize();
    return 0;
}
