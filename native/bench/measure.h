// SPDX-License-Identifier: Apache-2.0
//
// What the programs of the bench share.
#pragma once

#include <windows.h>

#include <stdint.h>
#include <stdlib.h>

#if defined(_MSC_VER) && !defined(__clang__)
#define NOT_INLINE __declspec(noinline)
#else
#define NOT_INLINE __attribute__((noinline))
#endif

// A permutation of 32 bits: successive numbers have nothing in common.
inline uint32_t scattered(uint32_t number) {
    number = (number ^ number >> 16) * 0x7feb352du;
    number = (number ^ number >> 15) * 0x846ca68bu;
    return number ^ number >> 16;
}

// Nanoseconds.
inline double now() {
    LARGE_INTEGER count;
    LARGE_INTEGER frequency;
    QueryPerformanceCounter(&count);
    QueryPerformanceFrequency(&frequency);
    return static_cast<double>(count.QuadPart) * 1e9 / static_cast<double>(frequency.QuadPart);
}

inline double nanoseconds(const FILETIME& time) {
    return 100.0 * static_cast<double>(uint64_t{time.dwHighDateTime} << 32 | time.dwLowDateTime);
}

// Nanoseconds of a thread: without the time in which it waits, or another runs.
inline double processorTime(HANDLE thread) {
    FILETIME unused;
    FILETIME kernel;
    FILETIME user;
    GetThreadTimes(thread, &unused, &unused, &kernel, &user);
    return nanoseconds(kernel) + nanoseconds(user);
}

inline uint32_t numberOf(const char* word) { return static_cast<uint32_t>(strtoul(word, nullptr, 10)); }
