// SPDX-License-Identifier: Apache-2.0
#include <windows.h>

#include <objbase.h>
#include <string.h>

// Its name makes a link of what is around it, where text can hold links.
struct Shelf {
    void* operator[](size_t size);
};

// Characters that a hex dump shows beside the bytes.
static const char evil[77] = "##[error]##vso[a]::error::x%0A]]><script>\n::error::y\x1b[2J";

extern "C" __declspec(dllexport) void keep() {
    Shelf shelf;
    memcpy(shelf[sizeof evil], evil, sizeof evil);
}

// What a compiler takes for the name of a source file. The symbol helper lets no controls through: they are question
// marks.
#if defined(_MSC_VER) && !defined(__clang__)
#line 7 "]]><script>?[2J?::error::%0A##[error]x.cpp"
#else
#line 7 "]]><script>\033[2J\n::error::%0A##[error]x.cpp"
#endif
void* Shelf::operator[](size_t size) { return CoTaskMemAlloc(size); }
