// SPDX-License-Identifier: Apache-2.0
//
// A block that grows seven times and is not freed: it is one leak, allocated where it last grew. Another
// one comes from a reallocation of nothing, and is freed.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>

static void* grow(void* block, SIZE_T size) { return CoTaskMemRealloc(block, size); }

int main() {
    CoInitialize(nullptr);
    void* block = CoTaskMemAlloc(13);
    for (SIZE_T size = 1009; size <= 7 * 1009; size += 1009) {
        block = grow(block, size);
    }
    IMalloc* malloc = nullptr;
    CoGetMalloc(1, &malloc);
    malloc->Free(malloc->Realloc(nullptr, 17));
    malloc->Release();
    CoUninitialize();
    puts("grown");
    return 0;
}
