// SPDX-License-Identifier: Apache-2.0
//
// Frees, in the way that its argument names, what is no block. Under Windows some of these end the process.

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>
#include <string.h>

static int inImage[16];

static void* block() { return memset(CoTaskMemAlloc(61), 'b', 61); }

static void freeFirst(void* block) { CoTaskMemFree(block); }

static void freeWrongly(void* address) { CoTaskMemFree(address); }

static void freeTwice() {
    void* twice = block();
    freeFirst(twice);
    freeWrongly(twice);
}

static void freeStringFirst(BSTR string) { SysFreeString(string); }

static void freeStringTwice() {
    BSTR string = SysAllocString(L"twice");
    freeStringFirst(string);
    SysFreeString(string);
}

static void freeStringAsBlock() { freeWrongly(SysAllocString(L"a string is no block")); }

static void reallocateFreed() {
    void* freed = block();
    freeFirst(freed);
    printf("%s\n", CoTaskMemRealloc(freed, 200) == nullptr ? "refused" : "reallocated");
}

static void freeOnStack() {
    int onStack[16] = {};
    freeWrongly(onStack);
}

static void freeOfOtherHeap() { freeWrongly(HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, 61)); }

static void freeNowhere() {
    void* gone = VirtualAlloc(nullptr, 1 << 16, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
    VirtualFree(gone, 0, MEM_RELEASE);
    freeWrongly(gone);
}

static void (*of(const char* name))() {
    struct {
        const char* name;
        void (*function)();
    } const all[] = {
        {"twice", freeTwice},
        {"string-twice", freeStringTwice},
        {"string-as-block", freeStringAsBlock},
        {"reallocate-freed", reallocateFreed},
        {"stack", freeOnStack},
        {"other-heap", freeOfOtherHeap},
        {"nowhere", freeNowhere},
    };
    for (const auto& one : all) {
        if (strcmp(one.name, name) == 0) {
            return one.function;
        }
    }
    return [] { freeWrongly(inImage); };
}

int main(int count, char** words) {
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    CoInitialize(nullptr);
    of(count > 1 ? words[1] : "image")();
    CoUninitialize();
    return 0;
}
