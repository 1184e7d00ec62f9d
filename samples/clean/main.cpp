// SPDX-License-Identifier: Apache-2.0
//
// One of everything, and all of it freed.

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>

static void useBstr() {
    BSTR text = SysAllocString(L"a BSTR that is freed");
    SysReAllocString(&text, L"and one that grew before");
    SysFreeString(text);
}

static void useVariant() {
    VARIANT variant;
    VariantInit(&variant);
    V_VT(&variant) = VT_BSTR;
    V_BSTR(&variant) = SysAllocString(L"in a VARIANT");
    VARIANT copy;
    VariantInit(&copy);
    VariantCopy(&copy, &variant);
    VariantClear(&copy);
    VariantClear(&variant);
}

static void useSafeArray() {
    SAFEARRAY* array = SafeArrayCreateVector(VT_BSTR, 0, 3);
    for (LONG i = 0; i < 3; i++) {
        BSTR element = SysAllocString(L"element");
        SafeArrayPutElement(array, &i, element);
        SysFreeString(element);
    }
    SafeArrayDestroy(array);
}

static void useClassId() {
    CLSID dictionary = {};
    CLSIDFromProgID(L"Scripting.Dictionary", &dictionary);
    LPOLESTR text = nullptr;
    StringFromCLSID(dictionary, &text);
    CoTaskMemFree(text);
}

int main() {
    CoInitialize(nullptr);
    useBstr();
    useVariant();
    useSafeArray();
    useClassId();
    CoUninitialize();
    puts("all freed");
    return 0;
}
