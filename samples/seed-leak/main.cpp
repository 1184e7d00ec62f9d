// SPDX-License-Identifier: Apache-2.0
//
// The case that comleak began with: CLSIDFromProgID, whose caches look like leaks to other tools, and
// beside it 44 bytes that the program really leaks.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>

static void fill(unsigned char* bytes, int count) {
    for (int i = 0; i < count; i++) {
        bytes[i] = static_cast<unsigned char>('A' + i % 26);
    }
}

static void keepSettings() {
    void* settings = CoTaskMemAlloc(44);
    fill(static_cast<unsigned char*>(settings), 44);
}

int main() {
    CoInitialize(nullptr);
    CLSID dictionary;
    HRESULT found = CLSIDFromProgID(L"Scripting.Dictionary", &dictionary);
    keepSettings();
    CoUninitialize();
    printf("CLSIDFromProgID: %s\n", SUCCEEDED(found) ? "found" : "not found");
    return 0;
}
