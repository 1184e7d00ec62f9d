// SPDX-License-Identifier: Apache-2.0
//
// While the main thread leaves its last apartment, and comleak reads the blocks, a second thread frees, allocates and
// reallocates as fast as it can. Every eight bytes of a block say whose they are, and its size agrees with them; before
// a block is let go or moved, all that is wiped. At the end the program says which block lies where.

#include <windows.h>

#include <objbase.h>
#include <stdint.h>
#include <stdio.h>

static const uint64_t TAG = 0x5e41a1ull << 40;
static const uint64_t WIPED = 0xdddddddddddddddd;
static const int SLOTS = 1000;
static const int DEPTHS = 64;  // of recursion, for as many different stacks
static const int LEAST_ROUNDS = 3;
static const int MOST_ROUNDS = 50;
static const LONG BUSY = 300;            // changes within one CoUninitialize
static const DWORD BETWEEN_HOLDS = 300;  // milliseconds; comleak holds no thread again within 250

static struct {
    void* block;
    uint64_t serial;
} slots[SLOTS];

static uint64_t lastSerial = 0;
static volatile LONG changes = 0;
static volatile LONG stop = 0;

// All sizes take the same room, so that addresses are used again at once.
static SIZE_T sizeOf(uint64_t serial) { return static_cast<SIZE_T>(129 + serial % 7); }

static void fill(void* block, SIZE_T size, uint64_t word) {
    volatile uint64_t* words = static_cast<uint64_t*>(block);
    for (SIZE_T i = 0; i < size / sizeof(word); i++) {
        words[i] = word;
    }
}

static void* allocateAt(int depth, SIZE_T size) {
    void* block = depth == 0 ? CoTaskMemAlloc(size) : allocateAt(depth - 1, size);
    return block;
}

static void freeAt(int depth, void* block) {
    if (depth == 0) {
        CoTaskMemFree(block);
    } else {
        freeAt(depth - 1, block);
    }
}

static void replace(int slot) {
    freeAt(slot % DEPTHS, slots[slot].block);
    slots[slot].serial = ++lastSerial;
    slots[slot].block = allocateAt(slot % DEPTHS, sizeOf(lastSerial));
}

static void reallocate(int slot) {
    slots[slot].serial = ++lastSerial;
    slots[slot].block = CoTaskMemRealloc(slots[slot].block, sizeOf(lastSerial));
}

static DWORD WINAPI churn(void*) {
    uint32_t random = 1;
    while (stop == 0) {
        random = random * 1664525 + 1013904223;
        int slot = static_cast<int>((random >> 8) % SLOTS);
        if (slots[slot].block != nullptr) {
            fill(slots[slot].block, sizeOf(slots[slot].serial), WIPED);
        }
        if ((random >> 30) == 0 && slots[slot].block != nullptr) {
            reallocate(slot);
        } else {
            replace(slot);
        }
        fill(slots[slot].block, sizeOf(slots[slot].serial), TAG | slots[slot].serial);
        changes = changes + 1;
    }
    return 0;
}

static void leakOfMain() { fill(CoTaskMemAlloc(4096), 4096, 0x6e69616d6e69616d); }

// How much the second thread changed while this one left its apartment, and was held.
static LONG changesWhileLeaving() {
    CoInitialize(nullptr);
    leakOfMain();
    Sleep(BETWEEN_HOLDS);
    LONG before = changes;
    CoUninitialize();
    return changes - before;
}

int main() {
    HANDLE thread = CreateThread(nullptr, 0, churn, nullptr, 0, nullptr);
    // On a machine with much else to do it may not have had its turn.
    for (int i = 0; (changesWhileLeaving() < BUSY || i < LEAST_ROUNDS) && i < MOST_ROUNDS; i++) {
    }
    stop = 1;
    WaitForSingleObject(thread, INFINITE);
    for (const auto& slot : slots) {
        if (slot.block != nullptr) {
            printf("%016llx %llu\n", static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(slot.block)),
                   static_cast<unsigned long long>(slot.serial));
        }
    }
    return 0;
}
