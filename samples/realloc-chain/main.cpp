// SPDX-License-Identifier: Apache-2.0
//
// A block that grows seven times, has to move for it, and is not freed: it is one leak, allocated where it last
// grew, and its first bytes came along. Another one comes from a reallocation of nothing, and is freed.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

static void* grow(void* block, SIZE_T size) { return CoTaskMemRealloc(block, size); }

int main() {
    CoInitialize(nullptr);
    void* first = memset(CoTaskMemAlloc(13), 'g', 13);
    auto firstAddress = reinterpret_cast<UINT_PTR>(first);
    void* block = first;
    for (SIZE_T size = 1009; size <= 7 * 1009; size += 1009) {
        block = grow(block, size);
    }
    IMalloc* malloc = nullptr;
    CoGetMalloc(1, &malloc);
    malloc->Free(malloc->Realloc(nullptr, 17));
    malloc->Release();
    CoUninitialize();
    puts(reinterpret_cast<UINT_PTR>(block) != firstAddress ? "grown and moved" : "grown in place");
    return 0;
}
