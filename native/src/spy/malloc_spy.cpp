// SPDX-License-Identifier: Apache-2.0
#include "spy/malloc_spy.h"

#include "spy/apartment_spy.h"
#include "spy/foreign_address.h"

namespace comleak {

namespace {

uint8_t seenOf(const void* block, BOOL spied) { return spied ? BLOCK_SPIED : seenOfForeign(block); }

}  // namespace

HRESULT MallocSpy::watch(void** keptBlock) {
    *keptBlock = nullptr;
    HRESULT registered = CoRegisterMallocSpy(this);
    if (SUCCEEDED(registered)) {
        keeper_ = GetCurrentThreadId();
        *keptBlock = CoTaskMemAlloc(1);
        keeper_ = 0;
    }
    return registered;
}

STDMETHODIMP MallocSpy::QueryInterface(REFIID id, void** object) {
    if (object == nullptr) {
        return E_POINTER;
    }
    bool known = IsEqualIID(id, IID_IUnknown) || IsEqualIID(id, IID_IMallocSpy);
    *object = known ? this : nullptr;
    if (known) {
        AddRef();
    }
    return known ? S_OK : E_NOINTERFACE;
}

STDMETHODIMP_(ULONG) MallocSpy::AddRef() { return static_cast<ULONG>(InterlockedIncrement(&references_)); }

STDMETHODIMP_(ULONG) MallocSpy::Release() {
    LONG left = InterlockedDecrement(&references_);
    if (left == 0) {
        CallbackScope scope;
        recorder_->revoked(scope);
    }
    return static_cast<ULONG>(left);
}

STDMETHODIMP_(SIZE_T) MallocSpy::PreAlloc(SIZE_T size) {
    recorder_->inAllocator(platform::threadId());
    call_ = {nullptr, size, TRUE};
    return size;
}

STDMETHODIMP_(void*) MallocSpy::PostAlloc(void* block) {
    CallbackScope scope;
    if (block != nullptr && keeper_ != scope.thread()) {
        recorder_->allocated(scope, block, call_.size);
    }
    recorder_->inAllocator(0);
    apartmentSpy().watchThisThread(scope);
    return block;
}

STDMETHODIMP_(void*) MallocSpy::PreFree(void* block, BOOL spied) {
    CallbackScope scope;
    recorder_->inAllocator(scope.thread());
    if (block != nullptr) {
        // Now, while nobody else can be given the address.
        recorder_->freed(scope, block, seenOf(block, spied));
    }
    return block;
}

STDMETHODIMP_(void) MallocSpy::PostFree(BOOL) { recorder_->inAllocator(0); }

STDMETHODIMP_(SIZE_T) MallocSpy::PreRealloc(void* block, SIZE_T size, void** newRequest, BOOL spied) {
    CallbackScope scope;
    *newRequest = block;
    call_ = {block, size, spied};
    if (block != nullptr && size == 0) {
        // Frees the block, by contract; nothing promises a PostRealloc.
        recorder_->freed(scope, block, static_cast<uint8_t>(BLOCK_FREED_BY_REALLOC | seenOf(block, spied)));
        return size;
    }
    recorder_->inAllocator(scope.thread());
    if (block != nullptr && !spied) {
        // Now, as the heap may end the process over it.
        recorder_->freed(scope, block, static_cast<uint8_t>(BLOCK_REALLOCATING | seenOf(block, spied)));
    }
    return size;
}

STDMETHODIMP_(void*) MallocSpy::PostRealloc(void* block, BOOL) {
    CallbackScope scope;
    if (block != nullptr && call_.block == nullptr) {
        recorder_->allocated(scope, block, call_.size);
    } else if (block != nullptr && call_.size != 0) {
        recorder_->reallocated(scope, call_.block, block, call_.size, call_.spied != FALSE);
    }
    recorder_->inAllocator(0);
    return block;
}

STDMETHODIMP_(void*) MallocSpy::PreGetSize(void* block, BOOL) {
    recorder_->inAllocator(platform::threadId());
    return block;
}

STDMETHODIMP_(SIZE_T) MallocSpy::PostGetSize(SIZE_T size, BOOL) {
    recorder_->inAllocator(0);
    return size;
}

STDMETHODIMP_(void*) MallocSpy::PreDidAlloc(void* block, BOOL) {
    recorder_->inAllocator(platform::threadId());
    return block;
}

STDMETHODIMP_(int) MallocSpy::PostDidAlloc(void*, BOOL, int actual) {
    recorder_->inAllocator(0);
    return actual;
}

STDMETHODIMP_(void) MallocSpy::PreHeapMinimize() { recorder_->inAllocator(platform::threadId()); }

STDMETHODIMP_(void) MallocSpy::PostHeapMinimize() { recorder_->inAllocator(0); }

}  // namespace comleak
