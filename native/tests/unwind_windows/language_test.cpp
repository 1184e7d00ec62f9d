// SPDX-License-Identifier: Apache-2.0
//
// Stacks that the compiler and the language make.

#include <windows.h>

#include <doctest/doctest.h>
#include <malloc.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <exception>

#include "both_walks.h"

using Callback = void (*)();

class Thrown : public std::exception {};

extern "C" {
void byR13(Callback);
void byRbxAndRsi(Callback);
void savesXmm(Callback);
void pushesBehindItsFrameRegister(Callback);
void endsInACall(Callback);
void jumps(Callback);
void chained(Callback);
void ofVersion2(Callback);
}

namespace {

#define NOT_INLINE __attribute__((noinline))

Comparison last;
Comparisons* volatile several = nullptr;

NOT_INLINE void compareNow() { last = compareHere(); }
NOT_INLINE void compareMore() { several->compare(); }

// NOLINTNEXTLINE(misc-no-recursion): what is tested
NOT_INLINE void recurse(int depth, Callback then) {
    volatile int kept = depth;
    if (depth == 0) {
        then();
    } else {
        recurse(depth - 1, then);
    }
    (void)kept;
}

NOT_INLINE void allocating(size_t bytes, Callback then) {
    volatile char* area = static_cast<char*>(_alloca(bytes));
    area[0] = 1;
    then();
    area[0] = 2;
}

NOT_INLINE void variable(size_t count, Callback then) {
    volatile int area[count];  // NOLINT(clang-diagnostic-vla-cxx-extension): what is tested
    area[0] = 1;
    then();
    area[0] = area[0] + 1;
}

template <size_t BYTES>
NOT_INLINE void framed(Callback then) {
    volatile char area[BYTES];
    area[0] = area[BYTES - 1] = 1;
    then();
    area[0] = 2;
}

// NOLINTNEXTLINE(misc-no-recursion): what is tested
NOT_INLINE void mixed(int depth, Callback then) {
    if (depth == 0) {
        byR13(then);
        return;
    }
    size_t bytes = 32 + 48 * static_cast<size_t>(depth % 5);
    volatile char* area = static_cast<char*>(_alloca(bytes));
    area[bytes - 1] = 1;
    mixed(depth - 1, then);
    area[0] = 1;
}

// NOLINTNEXTLINE(misc-no-recursion): what is tested
NOT_INLINE void leaveByException(int depth) {
    if (depth == 0) {
        throw Thrown();
    }
    leaveByException(depth - 1);
    several = nullptr;
}

struct ComparesAtItsEnd {
    Comparison* comparison;
    ~ComparesAtItsEnd() { *comparison = compareHere(); }
};

int compareInOrder(const void* one, const void* other) {
    several->compare();
    return *static_cast<const int*>(one) - *static_cast<const int*>(other);
}

template <typename Function>
void check(const char* kind, Function function) {
    last = {};
    function();
    report(kind, last);
}

}  // namespace

TEST_CASE("frames of every size and kind") {
    check("recursion", [] { recurse(40, compareNow); });
    check("deeper than a trace", [] { recurse(500, compareNow); });
    check("alloca", [] { allocating(300, compareNow); });
    check("alloca within recursion", [] { recurse(5, [] { allocating(77777, [] { recurse(3, compareNow); }); }); });
    check("array of variable length", [] { variable(1000, compareNow); });
    check("frame of 5 KiB", [] { framed<5 << 10>(compareNow); });
    check("frame of 600 KiB", [] { framed<600 << 10>(compareNow); });
    check("saved XMM registers", [] { savesXmm([] { recurse(2, compareNow); }); });
    check("frame register R13", [] { byR13([] { recurse(2, compareNow); }); });
    check("frame register RBX", [] { byRbxAndRsi([] { recurse(2, compareNow); }); });
    check("frame registers of several kinds",
          [] { mixed(12, [] { byRbxAndRsi([] { allocating(99, compareNow); }); }); });
    check("pushes behind the frame register", [] { pushesBehindItsFrameRegister(compareNow); });
    check("chained information", [] { chained(compareNow); });
    check("information of version 2", [] { ofVersion2(compareNow); });
    check("a leaf that jumps", [] { jumps(compareNow); });
}

TEST_CASE("a call that never returns, at the very end of its function") {
    // The system looks the next function's information up, and goes wrong there; this is as the code is.
    static jmp_buf back;
    last = {};
    if (setjmp(back) == 0) {
        endsInACall([] {
            last = compareHere();
            longjmp(back, 1);
        });
    }
    printf("%-46s %5u %4u %4u %4u  the system's is wrong from there\n", "a call at the function's end", 1u, last.own,
           last.system, last.differing);
    CHECK(last.memoHolds);
    CHECK(!last.cut);
    Comparison here = compareHere();
    CHECK(last.own == here.own + 2);
}

TEST_CASE("C++ exceptions") {
    Comparison inHandler;
    Comparison inOuter;
    Comparison inDestructor;
    try {
        try {
            ComparesAtItsEnd local{&inDestructor};
            leaveByException(4);
        } catch (const Thrown&) {
            inHandler = compareHere();
            throw;
        }
    } catch (const Thrown&) {
        inOuter = compareHere();
    }
    report("catch", inHandler);
    report("catch of what is thrown again", inOuter);
    report("destructor while unwinding", inDestructor);
}

TEST_CASE("callbacks of the C library") {
    Comparisons comparisons;
    several = &comparisons;
    int numbers[] = {5, 3, 9, 1, 7, 2};
    qsort(numbers, 6, sizeof(int), compareInOrder);
    report("qsort", comparisons);
}

TEST_CASE("a stack that is another behind the same frames") {
    // Places and inner frames are the same; what lies further out, or one return address in between, is not.
    Comparisons comparisons;
    several = &comparisons;
    for (int i = 0; i < 400; i++) {
        size_t bytes = i % 3 == 0 ? 160 : 320;
        if (i % 2 == 0) {
            recurse(3, [] { allocating(160, [] { byR13(compareMore); }); });
        } else if (i % 7 == 0) {
            allocating(bytes, compareMore);
        } else {
            recurse(3, [] { allocating(176, [] { chained(compareMore); }); });
            mixed(i % 9, compareMore);
        }
    }
    report("rewritten between captures", comparisons);
}
