// SPDX-License-Identifier: Apache-2.0
#include <windows.h>

#include <objbase.h>

static int* cache = nullptr;

static int* makeCache() {
    int* squares = static_cast<int*>(CoTaskMemAlloc(10 * sizeof(int)));
    for (int i = 0; i < 10; i++) {
        squares[i] = i * i;
    }
    return squares;
}

extern "C" __declspec(dllexport) int lookUp(int number) {
    if (cache == nullptr) {
        cache = makeCache();
    }
    return cache[number];
}

static void freeCache() {
    CoTaskMemFree(cache);
    cache = nullptr;
}

BOOL WINAPI DllMain(HINSTANCE, DWORD reason, void*) {
    if (reason == DLL_PROCESS_DETACH) {
        freeCache();
    }
    return TRUE;
}
