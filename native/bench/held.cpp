// SPDX-License-Identifier: Apache-2.0
//
// held BLOCKS FILE: allocates so many blocks, leaves COM, and writes into the file how many seconds CoUninitialize
// took. Under comleak that is where it is held while the first bytes of its blocks are read.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include <objbase.h>

int main(int count, char** words) {
    if (count != 3) {
        return 2;
    }
    char* end = nullptr;
    long blocks = strtol(words[1], &end, 10);
    if (blocks < 1 || *end != '\0') {
        return 2;
    }
    CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED);
    for (long i = 0; i < blocks; i++) {
        size_t bytes = 16 + static_cast<size_t>(i) % 200;
        void* block = CoTaskMemAlloc(bytes);
        if (block == nullptr) {
            return 3;
        }
        memset(block, static_cast<int>(i), bytes);
    }
    LARGE_INTEGER frequency;
    LARGE_INTEGER before;
    LARGE_INTEGER after;
    QueryPerformanceFrequency(&frequency);
    QueryPerformanceCounter(&before);
    CoUninitialize();
    QueryPerformanceCounter(&after);
    FILE* file = fopen(words[2], "w");
    if (file == nullptr) {
        return 4;
    }
    double seconds = static_cast<double>(after.QuadPart - before.QuadPart) / static_cast<double>(frequency.QuadPart);
    fprintf(file, "%.4f\n", seconds);
    fclose(file);
    return 0;
}
