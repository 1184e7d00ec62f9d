// SPDX-License-Identifier: Apache-2.0
#include <windows.h>

#include <objbase.h>
#include <string.h>

// Its name makes a link of what is around it, where text can hold links.
struct Shelf {
    void* operator[](size_t size);
};

extern "C" __declspec(dllexport) void keep() {
    Shelf shelf;
    memset(shelf[77], 'h', 77);
}

// What a compiler takes for the name of a source file.
#if defined(_MSC_VER) && !defined(__clang__)
#line 7 "]]><script>::error::%0A##[error]x.cpp"
#else
#line 7 "]]><script>\033[2J\n::error::%0A##[error]x.cpp"
#endif
void* Shelf::operator[](size_t size) { return CoTaskMemAlloc(size); }
