// SPDX-License-Identifier: Apache-2.0
//
// What the ring and the stack table ask of the operating system. win32.cpp answers in the target,
// tests/platform_posix.cpp in unit tests. Nothing here may allocate from a heap, take the loader
// lock, or fail with anything but its result.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace comleak::platform {

// Zeroed memory, or null. Bytes are rounded up to whole pages.
void* allocatePages(size_t bytes);

void freePages(void* pages, size_t bytes);

// The calling thread's id, never 0. Calls no other module: safe in a loader notification.
uint32_t threadId();

// Bytes of the calling thread's stack that are left, those included that have yet to be committed.
size_t stackLeft();

// The committed part of the stack that the calling thread runs on; `high` is behind its last byte.
void stackLimits(uintptr_t* low, uintptr_t* high);

// Whether memory of this process is there to be read, all of it.
bool readable(const void* address, size_t bytes);

// Copies memory of this process that may go meanwhile. False if not all of it is there.
bool copyFrom(void* to, uintptr_t address, size_t bytes);

// Whether an address lies in the calling thread's stack. False for all where the thread runs on memory that it has
// taken from elsewhere, as coroutines may.
bool onStack(const void* address);

// Whether a thread of this process with that id runs.
bool threadLives(uint32_t thread);

// Lets another thread run.
void yield();

// Gives the processor up for a millisecond or so.
void rest();

// Milliseconds, ascending.
uint64_t ticks();

}  // namespace comleak::platform
