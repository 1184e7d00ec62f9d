// SPDX-License-Identifier: Apache-2.0
//
// CLSIDFromProgID alone: COM's own caches are no leak.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>

int main() {
    CoInitialize(nullptr);
    CLSID dictionary;
    HRESULT found = CLSIDFromProgID(L"Scripting.Dictionary", &dictionary);
    CoUninitialize();
    printf("CLSIDFromProgID: %s\n", SUCCEEDED(found) ? "found" : "not found");
    return 0;
}
