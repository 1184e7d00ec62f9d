// SPDX-License-Identifier: Apache-2.0
//
// A SAFEARRAY of BSTRs that is not destroyed: the vector, which is descriptor and data in one block, and each
// element leak. The size of the vector is that of 16 hidden bytes, the descriptor and three pointers; an element's
// is rounded up to 16 by oleaut32.

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>

static void put(SAFEARRAY* array, LONG index, const wchar_t* text) {
    BSTR* elements = nullptr;
    SafeArrayAccessData(array, reinterpret_cast<void**>(&elements));
    elements[index] = SysAllocString(text);
    SafeArrayUnaccessData(array);
}

static SAFEARRAY* names() {
    SAFEARRAY* array = SafeArrayCreateVector(VT_BSTR, 0, 3);
    put(array, 0, L"Ada");
    put(array, 1, L"Eva");
    put(array, 2, L"Ida");
    return array;
}

int main() {
    CoInitialize(nullptr);
    printf("%u dimension\n", SafeArrayGetDim(names()));
    CoUninitialize();
    return 0;
}
