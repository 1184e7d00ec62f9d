// SPDX-License-Identifier: Apache-2.0
//
// What COM's allocator calls, before and after each of its functions, with COM's own lock held from
// the one to the other. Blocks are handed through as they are.
#pragma once

#include <windows.h>

#include <objidl.h>

#include "record/recorder.h"

namespace comleak {

// Lives as long as the process: COM may call it until the last instruction, so that it is a static
// object without a destructor, and never freed.
class MallocSpy final : public IMallocSpy {
public:
    void attach(Recorder* recorder) { recorder_ = recorder; }

    // Registers with COM, and allocates the one block that is never freed: while it lives, a
    // CoRevokeMallocSpy of the target's own cannot complete.
    HRESULT watch(void** keptBlock);

    STDMETHODIMP QueryInterface(REFIID id, void** object) override;
    STDMETHODIMP_(ULONG) AddRef() override;
    STDMETHODIMP_(ULONG) Release() override;

    STDMETHODIMP_(SIZE_T) PreAlloc(SIZE_T size) override;
    STDMETHODIMP_(void*) PostAlloc(void* block) override;
    STDMETHODIMP_(void*) PreFree(void* block, BOOL spied) override;
    STDMETHODIMP_(void) PostFree(BOOL spied) override;
    STDMETHODIMP_(SIZE_T) PreRealloc(void* block, SIZE_T size, void** newRequest, BOOL spied) override;
    STDMETHODIMP_(void*) PostRealloc(void* block, BOOL spied) override;
    STDMETHODIMP_(void*) PreGetSize(void* block, BOOL spied) override;
    STDMETHODIMP_(SIZE_T) PostGetSize(SIZE_T size, BOOL spied) override;
    STDMETHODIMP_(void*) PreDidAlloc(void* block, BOOL spied) override;
    STDMETHODIMP_(int) PostDidAlloc(void* block, BOOL spied, int actual) override;
    STDMETHODIMP_(void) PreHeapMinimize() override;
    STDMETHODIMP_(void) PostHeapMinimize() override;

private:
    // What a Pre… method leaves for its Post… method; COM's lock lets in one call at a time.
    struct Call {
        void* block;
        SIZE_T size;
        BOOL spied;
    };

    Recorder* recorder_ = nullptr;
    Call call_ = {};
    LONG references_ = 0;
    DWORD keeper_ = 0;  // thread that allocates the kept block just now
};

}  // namespace comleak
