// SPDX-License-Identifier: Apache-2.0
//
// What churn did, told by itself: a file that is mapped, so that it outlives the process, however that ends. This is
// the one place where its layout is written down; io.comleak.truth.Ledger reads it.
//
// It holds what is live now and what each thread is about to do, not a history: its size does not depend on how long
// churn runs. Little-endian; the same for 32 and 64 bits. Before each call its thread writes what it intends, after it
// what came of it, and then that it is done; x86 lets others see these in their order.
#pragma once

#include <windows.h>

#include <stdint.h>

constexpr uint32_t LEDGER_MAGIC = 0x4e525543;  // "CURN"
constexpr uint32_t MOST_THREADS = 8;
constexpr uint32_t SLOTS_OF_A_THREAD = 120;
constexpr uint32_t FIRST_BYTES = 64;

enum Call : uint32_t {
    NONE,
    TASK_ALLOC,
    TASK_REALLOC,
    TASK_FREE,
    MALLOC_ALLOC,
    MALLOC_REALLOC,
    MALLOC_FREE,
    STRING_ALLOC,
    STRING_ALLOC_LEN,
    STRING_ALLOC_BYTE_LEN,
    STRING_REALLOC,
    STRING_REALLOC_LEN,
    STRING_FREE,
    ARRAY_CREATE,
    ARRAY_CREATE_VECTOR,
    ARRAY_DESTROY,
    VARIANT_COPY_STRING,
    VARIANT_COPY_ARRAY,
    VARIANT_CLEAR_STRING,
    VARIANT_CLEAR_ARRAY,
    TASK_REALLOC_NULL,
    MALLOC_REALLOC_NULL,
    CALLS
};

struct Header {
    uint32_t magic;  // LEDGER_MAGIC, written last
    uint32_t process;
    uint32_t pointerBytes;
    uint32_t threads;
    uint32_t slots;          // in all
    uint32_t corrupted;      // blocks whose bytes a reallocation or a copy lost
    volatile LONG leaving;   // calls of CoUninitialize that began
    volatile LONG left;      // and that returned
    uint64_t privateBytes;   // of the process, when all threads are done
    uint32_t reserved[246];  // to 1024 bytes
};

struct Thread {
    uint32_t id;
    uint32_t intent;      // Call that is under way, or NONE
    uint32_t intentSlot;  // that it is about
    uint32_t reserved;
    uint64_t intentSize;    // as Slot.size is going to be, or, of a string, the bytes of its text
    uint64_t events;        // calls that are done
    uint64_t calls[CALLS];  // the same by Call
    uint64_t padding[6];    // to 256 bytes
};

// What one call allocated. The slot of a call under way is its thread's to write; else that of whoever owns the block.
struct Slot {
    uint32_t live;  // 1 from the end of the call that allocated to the end of the call that freed
    uint32_t call;  // that allocated, or last reallocated
    uint32_t thread;
    uint32_t reallocations;
    uint64_t pointer;  // the block; of a string its text; of an array its descriptor
    uint64_t data;     // of an array, else 0
    uint64_t size;     // bytes: asked for; of a string IMalloc::GetSize of its block; of an array those of its data
    uint32_t exposed;  // a CoUninitialize ran meanwhile: the first bytes may have been read before they were written
    uint32_t bytes;    // that were written, from pointer on, or, of an array, from data on
    uint8_t first[FIRST_BYTES];      // from pointer on; of no more than the block, or the text, has
    uint8_t firstData[FIRST_BYTES];  // from data on
};

static_assert(sizeof(Header) == 1024, "layout");
static_assert(sizeof(Thread) == 256, "layout");
static_assert(sizeof(Slot) == 176, "layout");

struct Ledger {
    Header header;
    Thread threads[MOST_THREADS];
    Slot slots[MOST_THREADS * SLOTS_OF_A_THREAD];

    uint64_t events() const {
        uint64_t sum = 0;
        for (const Thread& thread : threads) {
            sum += *const_cast<const volatile uint64_t*>(&thread.events);
        }
        return sum;
    }
};

// The ledger in a file, or null. A file that is not there is made, unless it is to be there.
inline Ledger* mapLedger(const wchar_t* name, bool there) {
    HANDLE file = CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                              there ? OPEN_EXISTING : CREATE_ALWAYS, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        return nullptr;
    }
    HANDLE mapping = nullptr;
    if (!there || GetFileSize(file, nullptr) == sizeof(Ledger)) {
        mapping = CreateFileMappingW(file, nullptr, PAGE_READWRITE, 0, sizeof(Ledger), nullptr);
    }
    void* view = mapping == nullptr ? nullptr : MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0);
    if (mapping != nullptr) {
        CloseHandle(mapping);
    }
    CloseHandle(file);
    return static_cast<Ledger*>(view);
}
