// SPDX-License-Identifier: Apache-2.0
//
// BSTRs need no CoInitialize; without one there is no CoUninitialize either, and the leak is one all the same.
// Layout and size are as in the sample bstr.

#include <windows.h>

#include <oleauto.h>
#include <stdio.h>

static BSTR greeting() { return SysAllocString(L"hello"); }

int main() {
    printf("%u letters\n", SysStringLen(greeting()));
    return 0;
}
