// SPDX-License-Identifier: Apache-2.0
#include <windows.h>

#if defined(_MSC_VER)
#include <intrin.h>
#endif

#include "platform/platform.h"

namespace comleak::platform {

void* allocatePages(size_t bytes) { return VirtualAlloc(nullptr, bytes, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE); }

void freePages(void* pages, size_t) { VirtualFree(pages, 0, MEM_RELEASE); }

uint32_t threadId() {
    // From the thread's environment block, as GetCurrentThreadId itself does.
#if defined(_WIN64)
    return __readgsdword(0x48);
#else
    return __readfsdword(0x24);
#endif
}

namespace {

// TEB.DeallocationStack, the lowest address of the reservation; NT_TIB has the committed part alone.
uintptr_t lowestOfStack() {
#if defined(_WIN64)
    return __readgsqword(0x1478);
#else
    return __readfsdword(0xE0C);
#endif
}

}  // namespace

size_t stackLeft() {
    char here;
    return reinterpret_cast<uintptr_t>(&here) - lowestOfStack();
}

void stackLimits(uintptr_t* low, uintptr_t* high) {
    const NT_TIB* tib = reinterpret_cast<const NT_TIB*>(NtCurrentTeb());
    *low = reinterpret_cast<uintptr_t>(tib->StackLimit);
    *high = reinterpret_cast<uintptr_t>(tib->StackBase);
}

bool readable(const void* address, size_t bytes) {
    constexpr DWORD READABLE = PAGE_READONLY | PAGE_READWRITE | PAGE_WRITECOPY | PAGE_EXECUTE_READ |
                               PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY;
    uintptr_t at = reinterpret_cast<uintptr_t>(address);
    for (uintptr_t end = at + bytes; at < end;) {
        MEMORY_BASIC_INFORMATION there = {};
        if (VirtualQuery(reinterpret_cast<const void*>(at), &there, sizeof(there)) == 0 || there.State != MEM_COMMIT ||
            (there.Protect & READABLE) == 0 || (there.Protect & PAGE_GUARD) != 0) {
            return false;
        }
        at = reinterpret_cast<uintptr_t>(there.BaseAddress) + there.RegionSize;
    }
    return true;
}

bool copyFrom(void* to, uintptr_t address, size_t bytes) {
    SIZE_T copied = 0;
    // A system service that meets a guard page takes the guard away: who is guarded by it would not be told.
    return readable(reinterpret_cast<const void*>(address), bytes) &&
           ReadProcessMemory(GetCurrentProcess(), reinterpret_cast<const void*>(address), to, bytes, &copied) &&
           copied == bytes;
}

bool onStack(const void* address) {
    char here;
    uintptr_t lowest = lowestOfStack();
    uintptr_t bytes = reinterpret_cast<uintptr_t>(reinterpret_cast<NT_TIB*>(NtCurrentTeb())->StackBase) - lowest;
    return reinterpret_cast<uintptr_t>(&here) - lowest < bytes && reinterpret_cast<uintptr_t>(address) - lowest < bytes;
}

bool threadLives(uint32_t thread) {
    HANDLE handle = OpenThread(SYNCHRONIZE, FALSE, thread);
    if (handle == nullptr) {
        return GetLastError() == ERROR_ACCESS_DENIED;
    }
    bool lives = WaitForSingleObject(handle, 0) == WAIT_TIMEOUT;
    CloseHandle(handle);
    return lives;
}

void yield() { SwitchToThread(); }

void rest() { Sleep(1); }

uint64_t ticks() { return GetTickCount64(); }

}  // namespace comleak::platform
