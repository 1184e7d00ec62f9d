// SPDX-License-Identifier: Apache-2.0
//
// Atomic access to plain integers, as the section is plain memory shared with another process.
// std::atomic_ref would do, but asks for C++20.
#pragma once

#include <stdint.h>

#if defined(_MSC_VER) && !defined(__clang__)
#include <intrin.h>
#endif

namespace comleak {

#if defined(_MSC_VER) && !defined(__clang__)

inline uint32_t load32(const uint32_t* p) {
    uint32_t value = *const_cast<const volatile uint32_t*>(p);
    _ReadWriteBarrier();
    return value;
}
inline void store32(uint32_t* p, uint32_t value) {
    _ReadWriteBarrier();
    *const_cast<volatile uint32_t*>(p) = value;
}
inline bool exchange32If(uint32_t* p, uint32_t expected, uint32_t desired) {
    return _InterlockedCompareExchange(reinterpret_cast<volatile long*>(p), static_cast<long>(desired),
                                       static_cast<long>(expected)) == static_cast<long>(expected);
}
inline uint32_t add32(uint32_t* p, uint32_t value) {
    return static_cast<uint32_t>(
               _InterlockedExchangeAdd(reinterpret_cast<volatile long*>(p), static_cast<long>(value))) +
           value;
}
inline uint64_t load64(const uint64_t* p) {
    return static_cast<uint64_t>(
        _InterlockedCompareExchange64(reinterpret_cast<volatile __int64*>(const_cast<uint64_t*>(p)), 0, 0));
}
inline bool exchange64If(uint64_t* p, uint64_t expected, uint64_t desired) {
    return _InterlockedCompareExchange64(reinterpret_cast<volatile __int64*>(p), static_cast<__int64>(desired),
                                         static_cast<__int64>(expected)) == static_cast<__int64>(expected);
}
inline void store64(uint64_t* p, uint64_t value) {
    while (!exchange64If(p, load64(p), value)) {
    }
}
inline void add64(uint64_t* p, uint64_t value) {
    for (uint64_t old = load64(p); !exchange64If(p, old, old + value); old = load64(p)) {
    }
}
inline void pause() { _mm_pause(); }
inline void keepOrder() { _ReadWriteBarrier(); }

#else

// Loads acquire, stores release, exchanges do both. The builtins are inline on x86 and x64, never a library's lock.
inline uint32_t load32(const uint32_t* p) { return __atomic_load_n(p, __ATOMIC_ACQUIRE); }
inline void store32(uint32_t* p, uint32_t value) { __atomic_store_n(p, value, __ATOMIC_RELEASE); }
inline bool exchange32If(uint32_t* p, uint32_t expected, uint32_t desired) {
    return __atomic_compare_exchange_n(p, &expected, desired, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
}
inline uint32_t add32(uint32_t* p, uint32_t value) { return __atomic_add_fetch(p, value, __ATOMIC_ACQ_REL); }
inline bool exchange64If(uint64_t* p, uint64_t expected, uint64_t desired) {
    return __sync_bool_compare_and_swap(p, expected, desired);
}
#if defined(__i386__)
// By SSE2, which every processor has that Windows runs on: a locked exchange takes ten times as long, and no
// floating-point state is touched. From register to register: a processor waits where it reads as one what it has just
// written in halves. Compiled without SSE the compiler keeps nothing in XMM registers, and will not hear of them.
#if defined(__SSE2__)
#define COMLEAK_XMM "xmm0", "xmm1",
#else
#define COMLEAK_XMM
#endif
inline uint64_t load64(const uint64_t* p) {
    uint32_t low;
    uint32_t high;
    __asm__ volatile("movq %2, %%xmm0\n\tmovd %%xmm0, %0\n\tpsrlq $32, %%xmm0\n\tmovd %%xmm0, %1"
                     : "=&r"(low), "=r"(high)
                     : "m"(*p)
                     : COMLEAK_XMM "memory");
    return uint64_t{high} << 32 | low;
}
inline void store64(uint64_t* p, uint64_t value) {
    __asm__ volatile("movd %1, %%xmm0\n\tmovd %2, %%xmm1\n\tpunpckldq %%xmm1, %%xmm0\n\tmovq %%xmm0, %0"
                     : "=m"(*p)
                     : "r"(static_cast<uint32_t>(value)), "r"(static_cast<uint32_t>(value >> 32))
                     : COMLEAK_XMM "memory");
}
#undef COMLEAK_XMM
#else
inline uint64_t load64(const uint64_t* p) { return __atomic_load_n(p, __ATOMIC_ACQUIRE); }
inline void store64(uint64_t* p, uint64_t value) { __atomic_store_n(p, value, __ATOMIC_RELEASE); }
#endif
inline void add64(uint64_t* p, uint64_t value) { __sync_fetch_and_add(p, value); }
inline void pause() { __builtin_ia32_pause(); }
// Of what comes before and what comes after, for a thread that may be killed in between.
inline void keepOrder() { __atomic_signal_fence(__ATOMIC_SEQ_CST); }

#endif

}  // namespace comleak
