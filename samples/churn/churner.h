// SPDX-License-Identifier: Apache-2.0
//
// One thread's work: at random it allocates, reallocates and frees, and gives blocks to other threads, which then own
// them. Each call is in the ledger before it is made.
#pragma once

#include "calls.h"
#include "ledger.h"
#include "random.h"

#include <string.h>

// One block on its way to each thread, as slot + 1, or 0.
using Mailboxes = volatile LONG[MOST_THREADS];

class Churner {
public:
    Churner(Ledger* ledger, Mailboxes* mailboxes, uint32_t seed, uint32_t number)
        : ledger_(ledger),
          thread_(&ledger->threads[number]),
          mailboxes_(mailboxes),
          random_(seed, number),
          number_(number) {
        CoGetMalloc(1, &malloc_);
        for (uint32_t i = 0; i < SLOTS_OF_A_THREAD; i++) {
            free_[freeCount_++] = number * SLOTS_OF_A_THREAD + i;
        }
    }

    ~Churner() { malloc_->Release(); }

    Churner(const Churner&) = delete;
    Churner& operator=(const Churner&) = delete;

    // One event, or, seldom, none: a block that goes to another thread or comes from one.
    void step() {
        uint32_t percent = random_.below(100);
        if (percent < 38 && freeCount_ > 0) {
            allocate();
        } else if (percent < 60 && ownedCount_ > 0) {
            reallocate(random_.below(ownedCount_));
        } else if (percent < 97 && ownedCount_ > 0) {
            release(random_.below(ownedCount_));
        } else {
            exchange();
        }
    }

private:
    // What a call is done to: taken from the ledger, so that each thread can go on with another one's.
    Slot* slotOf(uint32_t owned) { return &ledger_->slots[owned_[owned]]; }

    template <typename T>
    static T* pointer(uint64_t address) {
        return reinterpret_cast<T*>(static_cast<UINT_PTR>(address));
    }

    static uint64_t address(const void* pointer) { return reinterpret_cast<UINT_PTR>(pointer); }

    static bool isString(const Slot* slot) {
        return (slot->call >= STRING_ALLOC && slot->call <= STRING_FREE) || slot->call == VARIANT_COPY_STRING;
    }

    static bool isArray(const Slot* slot) { return slot->data != 0; }

    void intend(Call call, const Slot* slot, uint64_t size) {
        left_ = ledger_->header.left;
        MemoryBarrier();
        leaving_ = ledger_->header.leaving;
        thread_->intentSlot = static_cast<uint32_t>(slot - ledger_->slots);
        thread_->intentSize = size;
        publish(&thread_->intent, call);
    }

    void done() {
        thread_->calls[thread_->intent]++;
        thread_->events++;
        publish(&thread_->intent, NONE);
    }

    static void publish(uint32_t* member, uint32_t value) {
        InterlockedExchange(reinterpret_cast<volatile LONG*>(member), static_cast<LONG>(value));
    }

    // What a call made, whose bytes are written now.
    void allocated(Slot* slot, void* made, void* data, uint64_t bytes) {
        slot->call = thread_->intent;
        slot->thread = thread_->id;
        slot->pointer = address(made);
        slot->data = address(data);
        slot->size = isString(slot) ? malloc_->GetSize(blockOf(static_cast<BSTR>(made))) : bytes;
        slot->bytes = static_cast<uint32_t>(bytes);
        memset(slot->first, 0, sizeof(slot->first));
        memset(slot->firstData, 0, sizeof(slot->firstData));
        fill(static_cast<uint8_t*>(data == nullptr ? made : data), static_cast<size_t>(bytes));
        if (data == nullptr) {
            memcpy(slot->first, made, firstOf(bytes));
        } else {
            memcpy(slot->first, made, sizeof(SAFEARRAY));
            memcpy(slot->firstData, data, firstOf(bytes));
        }
        MemoryBarrier();
        slot->exposed = leaving_ != left_ || leaving_ != ledger_->header.leaving ? 1 : 0;
        publish(&slot->live, 1);
    }

    static size_t firstOf(uint64_t bytes) { return bytes < FIRST_BYTES ? static_cast<size_t>(bytes) : FIRST_BYTES; }

    // In front of a string's text lie four bytes for its length, and on 64 bits another four.
    static void* blockOf(BSTR string) { return reinterpret_cast<uint8_t*>(string) - (sizeof(void*) == 8 ? 8 : 4); }

    void fill(uint8_t* bytes, size_t count) {
        uint32_t pattern = random_.below(0x10000);
        for (size_t i = 0; i < firstOf(count); i++) {
            bytes[i] = static_cast<uint8_t>((pattern >> 8) + i * (pattern | 1));
        }
        if (count > FIRST_BYTES) {
            memset(bytes + FIRST_BYTES, static_cast<int>(pattern & 0xff), count - FIRST_BYTES);
        }
    }

    // Whether a reallocation or a copy brought the first bytes along.
    void verify(const uint8_t* expected, const void* bytes, uint64_t count) {
        if (memcmp(expected, bytes, firstOf(count)) != 0) {
            ledger_->header.corrupted++;
        }
    }

    void allocate() {
        uint32_t index = free_[--freeCount_];
        Slot* slot = &ledger_->slots[index];
        slot->reallocations = 0;
        uint32_t kind = random_.below(10);
        if (kind < 4) {
            allocateMemory(slot, kind);
        } else if (kind < 7) {
            allocateString(slot, kind);
        } else if (kind < 9) {
            allocateArray(slot, kind == 7);
        } else {
            copy(slot);
        }
        if (slot->live != 0) {
            owned_[ownedCount_++] = index;
        } else {
            free_[freeCount_++] = index;
        }
    }

    void allocateMemory(Slot* slot, uint32_t kind) {
        // Of nothing, reallocating nothing need make no block.
        uint32_t size = random_.size() + (kind == 1 || kind == 3 ? 1 : 0);
        void* block = nullptr;
        if (kind == 0) {
            intend(TASK_ALLOC, slot, size);
            block = callCoTaskMemAlloc(size);
        } else if (kind == 1) {
            intend(TASK_REALLOC_NULL, slot, size);
            block = callCoTaskMemRealloc(nullptr, size);
        } else if (kind == 2) {
            intend(MALLOC_ALLOC, slot, size);
            block = callMallocAlloc(malloc_, size);
        } else {
            intend(MALLOC_REALLOC_NULL, slot, size);
            block = callMallocRealloc(malloc_, nullptr, size);
        }
        allocated(slot, block, nullptr, size);
        done();
    }

    void allocateString(Slot* slot, uint32_t kind) {
        uint32_t size = random_.size();
        uint32_t length = size / sizeof(OLECHAR);
        BSTR string = nullptr;
        if (kind == 4) {
            size = length * sizeof(OLECHAR);
            intend(STRING_ALLOC, slot, size);
            string = callSysAllocString(text(length));
        } else if (kind == 5) {
            size = length * sizeof(OLECHAR);
            intend(STRING_ALLOC_LEN, slot, size);
            string = callSysAllocStringLen(text(length), length);
        } else {
            intend(STRING_ALLOC_BYTE_LEN, slot, size);
            string = callSysAllocStringByteLen(reinterpret_cast<const char*>(text(length + 1)), size);
        }
        allocated(slot, string, nullptr, size);
        done();
    }

    // A text of that length. All are the end of one.
    static const OLECHAR* text(uint32_t length) {
        constexpr uint32_t LONGEST = (1u << 19) + 1;
        static OLECHAR* const all = longText(LONGEST);
        return all + (LONGEST - length);
    }

    static OLECHAR* longText(uint32_t length) {
        auto* all = static_cast<OLECHAR*>(
            VirtualAlloc(nullptr, (length + 1) * sizeof(OLECHAR), MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE));
        for (uint32_t i = 0; i < length; i++) {
            all[i] = static_cast<OLECHAR>('a' + i % 26);
        }
        return all;
    }

    void allocateArray(Slot* slot, bool vector) {
        uint32_t size = random_.size();
        if (vector) {
            intend(ARRAY_CREATE_VECTOR, slot, size);
            made(slot, callSafeArrayCreateVector(size));
        } else {
            // Of no elements an array need have no data.
            size = size == 0 ? 1 : size;
            intend(ARRAY_CREATE, slot, size);
            made(slot, callSafeArrayCreate(size));
        }
    }

    void made(Slot* slot, SAFEARRAY* array) {
        allocated(slot, array, array->pvData, thread_->intentSize);
        done();
    }

    void copy(Slot* slot) {
        Slot* from = ownedCount_ == 0 ? nullptr : slotOf(random_.below(ownedCount_));
        VARIANT source;
        VARIANT copied;
        VariantInit(&source);
        VariantInit(&copied);
        if (from != nullptr && isString(from)) {
            auto* text = pointer<OLECHAR>(from->pointer);
            UINT bytes = SysStringByteLen(text);
            V_VT(&source) = VT_BSTR;
            V_BSTR(&source) = text;
            intend(VARIANT_COPY_STRING, slot, bytes);
            callVariantCopy(&copied, &source);
            verify(from->first, V_BSTR(&copied), bytes);
            allocated(slot, V_BSTR(&copied), nullptr, bytes);
            done();
        } else if (from != nullptr && isArray(from) && from->size != 0) {
            V_VT(&source) = VT_ARRAY | VT_UI1;
            V_ARRAY(&source) = pointer<SAFEARRAY>(from->pointer);
            intend(VARIANT_COPY_ARRAY, slot, from->size);
            callVariantCopy(&copied, &source);
            verify(from->firstData, V_ARRAY(&copied)->pvData, from->size);
            made(slot, V_ARRAY(&copied));
        }
    }

    void reallocate(uint32_t owned) {
        Slot* slot = slotOf(owned);
        if (isString(slot)) {
            reallocateString(slot);
        } else if (!isArray(slot)) {
            reallocateMemory(slot);
        }
    }

    void reallocateMemory(Slot* slot) {
        // Of 0 bytes it would be a free.
        uint32_t size = random_.size() + 1;
        uint64_t kept = slot->size < size ? slot->size : size;
        void* block = pointer<void>(slot->pointer);
        if (random_.below(2) == 0) {
            intend(TASK_REALLOC, slot, size);
            block = callCoTaskMemRealloc(block, size);
        } else {
            intend(MALLOC_REALLOC, slot, size);
            block = callMallocRealloc(malloc_, block, size);
        }
        verify(slot->first, block, kept);
        slot->reallocations++;
        allocated(slot, block, nullptr, size);
        done();
    }

    void reallocateString(Slot* slot) {
        uint32_t length = random_.size() / sizeof(OLECHAR);
        BSTR string = pointer<OLECHAR>(slot->pointer);
        uint64_t bytes = length * sizeof(OLECHAR);
        if (random_.below(2) == 0) {
            intend(STRING_REALLOC, slot, bytes);
            callSysReAllocString(&string, text(length));
        } else {
            intend(STRING_REALLOC_LEN, slot, bytes);
            callSysReAllocStringLen(&string, text(length), length);
        }
        verify(reinterpret_cast<const uint8_t*>(text(length)), string, bytes);
        slot->reallocations++;
        allocated(slot, string, nullptr, bytes);
        done();
    }

    void release(uint32_t owned) {
        Slot* slot = slotOf(owned);
        bool plain = random_.below(2) == 0;
        if (isString(slot)) {
            freeString(slot, plain);
        } else if (isArray(slot)) {
            freeArray(slot, plain);
        } else {
            freeMemory(slot, plain);
        }
        publish(&slot->live, 0);
        done();
        free_[freeCount_++] = owned_[owned];
        owned_[owned] = owned_[--ownedCount_];
    }

    void freeMemory(const Slot* slot, bool plain) {
        intend(plain ? TASK_FREE : MALLOC_FREE, slot, slot->size);
        if (plain) {
            callCoTaskMemFree(pointer<void>(slot->pointer));
        } else {
            callMallocFree(malloc_, pointer<void>(slot->pointer));
        }
    }

    void freeString(const Slot* slot, bool plain) {
        intend(plain ? STRING_FREE : VARIANT_CLEAR_STRING, slot, slot->size);
        if (plain) {
            callSysFreeString(pointer<OLECHAR>(slot->pointer));
        } else {
            VARIANT variant;
            V_VT(&variant) = VT_BSTR;
            V_BSTR(&variant) = pointer<OLECHAR>(slot->pointer);
            callVariantClear(&variant);
        }
    }

    void freeArray(const Slot* slot, bool plain) {
        intend(plain ? ARRAY_DESTROY : VARIANT_CLEAR_ARRAY, slot, slot->size);
        if (plain) {
            callSafeArrayDestroy(pointer<SAFEARRAY>(slot->pointer));
        } else {
            VARIANT variant;
            V_VT(&variant) = VT_ARRAY | VT_UI1;
            V_ARRAY(&variant) = pointer<SAFEARRAY>(slot->pointer);
            callVariantClear(&variant);
        }
    }

    // Takes the block that came for this thread, or else gives one away.
    void exchange() {
        LONG received = InterlockedExchange(&(*mailboxes_)[number_], 0);
        if (received != 0) {
            owned_[ownedCount_++] = static_cast<uint32_t>(received - 1);
        } else if (ownedCount_ > 0 && ownedCount_ + freeCount_ > SLOTS_OF_A_THREAD / 2) {
            uint32_t owned = random_.below(ownedCount_);
            uint32_t to = random_.below(ledger_->header.threads);
            LONG given = static_cast<LONG>(owned_[owned]) + 1;
            if (to != number_ && InterlockedCompareExchange(&(*mailboxes_)[to], given, 0) == 0) {
                owned_[owned] = owned_[--ownedCount_];
            }
        }
    }

    Ledger* ledger_;
    Thread* thread_;
    Mailboxes* mailboxes_;
    Random random_;
    uint32_t number_;
    IMalloc* malloc_ = nullptr;
    LONG leaving_ = 0;
    LONG left_ = 0;
    uint32_t freeCount_ = 0;
    uint32_t ownedCount_ = 0;
    uint32_t free_[MOST_THREADS * SLOTS_OF_A_THREAD];
    uint32_t owned_[MOST_THREADS * SLOTS_OF_A_THREAD];
};
