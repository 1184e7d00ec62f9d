// SPDX-License-Identifier: Apache-2.0
//
// VARIANTs and PROPVARIANTs in arrays that nobody frees, and a SAFEARRAY of two dimensions: its descriptor and its data
// are two blocks.

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>
#include <propidl.h>
#include <stdio.h>

static VARIANT* arguments() {
    auto* made = static_cast<VARIANT*>(CoTaskMemAlloc(2 * sizeof(VARIANT)));
    ZeroMemory(made, 2 * sizeof(VARIANT));
    V_VT(&made[0]) = VT_R8;
    V_R8(&made[0]) = 19.75;
    V_VT(&made[1]) = VT_I4;
    V_I4(&made[1]) = -7;
    return made;
}

static PROPVARIANT* properties() {
    auto* made = static_cast<PROPVARIANT*>(CoTaskMemAlloc(2 * sizeof(PROPVARIANT)));
    ZeroMemory(made, 2 * sizeof(PROPVARIANT));
    made[0].vt = VT_FILETIME;
    made[0].filetime.dwLowDateTime = 0xd53e8000;
    made[0].filetime.dwHighDateTime = 0x019db1de;
    made[1].vt = VT_BOOL;
    made[1].boolVal = VARIANT_TRUE;
    return made;
}

static SAFEARRAY* table() {
    SAFEARRAYBOUND bounds[2] = {{2, 0}, {3, 1}};
    return SafeArrayCreate(VT_I2, 2, bounds);
}

int main() {
    CoInitialize(nullptr);
    printf("%d %d %u\n", V_VT(arguments()), properties()->vt, SafeArrayGetDim(table()));
    CoUninitialize();
    return 0;
}
