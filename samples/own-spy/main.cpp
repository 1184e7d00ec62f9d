// SPDX-License-Identifier: Apache-2.0
//
// A program with a malloc spy of its own. COM takes one spy at a time: under comleak the program's is
// refused, and its revoke cannot take comleak's away.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

class Counter final : public IMallocSpy {
public:
    STDMETHODIMP QueryInterface(REFIID, void** object) override {
        *object = this;
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return 1; }
    STDMETHODIMP_(ULONG) Release() override { return 1; }
    STDMETHODIMP_(SIZE_T) PreAlloc(SIZE_T size) override { return size; }
    STDMETHODIMP_(void*) PostAlloc(void* block) override { return block; }
    STDMETHODIMP_(void*) PreFree(void* block, BOOL) override { return block; }
    STDMETHODIMP_(void) PostFree(BOOL) override {}
    STDMETHODIMP_(SIZE_T) PreRealloc(void* block, SIZE_T size, void** request, BOOL) override {
        *request = block;
        return size;
    }
    STDMETHODIMP_(void*) PostRealloc(void* block, BOOL) override { return block; }
    STDMETHODIMP_(void*) PreGetSize(void* block, BOOL) override { return block; }
    STDMETHODIMP_(SIZE_T) PostGetSize(SIZE_T size, BOOL) override { return size; }
    STDMETHODIMP_(void*) PreDidAlloc(void* block, BOOL) override { return block; }
    STDMETHODIMP_(int) PostDidAlloc(void*, BOOL, int actual) override { return actual; }
    STDMETHODIMP_(void) PreHeapMinimize() override {}
    STDMETHODIMP_(void) PostHeapMinimize() override {}
};

static Counter counter;

static void* afterRevoke() { return memset(CoTaskMemAlloc(83), 's', 83); }

int main() {
    CoInitialize(nullptr);
    HRESULT registered = CoRegisterMallocSpy(&counter);
    HRESULT revoked = CoRevokeMallocSpy();
    void* block = afterRevoke();
    CoUninitialize();
    // Alone it prints 00000000 00000000, under comleak 800401fc 80070005.
    printf("%08lx %08lx %s\n", registered, revoked, block != nullptr ? "leaked" : "no memory");
    return 0;
}
