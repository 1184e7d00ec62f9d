// SPDX-License-Identifier: Apache-2.0
//
// Functions without a frame pointer, as 32-bit code is that an optimizing compiler makes: EBP holds something else
// where they call. The chain of frames ends in the first of them; a scan of the stack finds the others, as what they
// perhaps are. The trace of a 64-bit program is whole.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

#if defined(__GNUC__) && defined(__i386__)
// As if the function had a use for the register, such as a place in an array.
#define USES_EBP(value) __asm__ volatile("movl %0, %%ebp" : : "r"(value) : "ebp", "memory")
#else
#define USES_EBP(value) static_cast<void>(value)
#endif

#if defined(_MSC_VER)
#define KEPT __declspec(noinline)
#else
#define KEPT __attribute__((noinline))
#endif

namespace store {

struct Shelf {
    virtual void* put(const char* text) = 0;
};

struct NamedShelf : Shelf {
    void* put(const char* text) override;
};

KEPT void* duplicate(const char* text) {
    // Where EBP leads there is what a frame would have: a link, and behind it no return address.
    const volatile SIZE_T pair[] = {1, 0x22222222};
    USES_EBP(pair);
    void* copy = CoTaskMemAlloc(strlen(text) + 1);
    memcpy(copy, text, strlen(text) + 1);
    return copy;
}

KEPT void* NamedShelf::put(const char* text) {
    USES_EBP(1);
    void* copy = duplicate(text);
    printf("put %s\n", text);
    return copy;
}

KEPT void fill(Shelf* shelf) {
    USES_EBP(1);
    const void* last = shelf->put("last");
    printf(last == nullptr ? "not filled\n" : "filled\n");
}

}  // namespace store

int main() {
    CoInitialize(nullptr);
    store::NamedShelf shelf;
    store::fill(&shelf);
    CoUninitialize();
    return 0;
}
