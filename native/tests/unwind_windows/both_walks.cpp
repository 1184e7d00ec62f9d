// SPDX-License-Identifier: Apache-2.0
#include "both_walks.h"

#define PSAPI_VERSION 2
#include <psapi.h>

#include <doctest/doctest.h>
#include <stdio.h>

#include <set>
#include <vector>

#include "stack/function_tables.h"
#include "stack/stack_capture.h"

using namespace comleak;

namespace {

constexpr uint32_t DEPTH = 62;

// What the loader's callback does in the spy, by looking: a test may load what it likes.
class Captures {
public:
    static Captures& get() {
        static Captures* captures = new Captures;
        return *captures;
    }

    StackCapture capture;
    FunctionTables functions;

    void lookForModules() {
        static HMODULE modules[2048];
        DWORD bytes = 0;
        K32EnumProcessModules(GetCurrentProcess(), modules, sizeof(modules), &bytes);
        std::set<uintptr_t> now;
        for (DWORD i = 0; i < bytes / sizeof(HMODULE); i++) {
            MODULEINFO information = {};
            K32GetModuleInformation(GetCurrentProcess(), modules[i], &information, sizeof(information));
            auto base = reinterpret_cast<uintptr_t>(information.lpBaseOfDll);
            now.insert(base);
            if (known_.count(base) == 0) {
                capture.moduleLoaded(base, information.SizeOfImage);
                functions.loaded(base, information.SizeOfImage);
            }
        }
        for (uintptr_t base : known_) {
            if (now.count(base) == 0) {
                capture.moduleUnloaded(base);
                functions.unloaded(base);
            }
        }
        known_.swap(now);
    }

    void forget(uintptr_t base) {
        capture.moduleUnloaded(base);
        functions.unloaded(base);
        known_.erase(base);
    }

private:
    Captures() { capture.create(DEPTH); }

    std::set<uintptr_t> known_;
};

bool sameBeyondFirst(const StackFrames& one, const StackFrames& other) {
    bool same = one.count == other.count && one.cut == other.cut;
    for (uint32_t i = 1; same && i < one.count; i++) {
        same = one.frames[i] == other.frames[i];
    }
    return same;
}

bool worse(const Comparison& one, const Comparison& other) {
    return other.own == 0 || (!one.same() && other.same()) || (one.cut && !other.cut);
}

}  // namespace

void forgetModule(const void* base) { Captures::get().forget(reinterpret_cast<uintptr_t>(base)); }

#if defined(_MSC_VER) && !defined(__clang__)
__declspec(noinline)
#else
__attribute__((noinline))
#endif
Comparison compareHere() {
    Captures& captures = Captures::get();
    captures.lookForModules();
    static StackFrames first;
    static StackFrames full;
    void* system[DEPTH];
    first = captures.capture.capture(0).stack;
    bool memoHolds = sameBeyondFirst(first, captures.capture.capture(0).stack);
    captures.capture.captureAlone(&full);
    memoHolds = memoHolds && sameBeyondFirst(first, full);
    Comparison comparison;
    comparison.system = RtlCaptureStackBackTrace(0, DEPTH, system, nullptr);
    comparison.own = first.count;
    comparison.cut = first.cut;
    comparison.memoHolds = memoHolds;
    // The first frame is this function, at another place for each.
    for (uint32_t i = 1; i < first.count && i < comparison.system; i++) {
        comparison.differing += reinterpret_cast<uintptr_t>(system[i]) != first.frames[i] ? 1 : 0;
    }
    if (comparison.system > first.count) {
        FunctionTables::Found found;
        comparison.tailIsNoCode =
            !captures.functions.find(reinterpret_cast<uintptr_t>(system[first.count]) - 1, &found) ||
            (first.count != 0 && !captures.functions.find(first.frames[first.count - 1] - 1, &found));
    }
    return comparison;
}

void Comparisons::compare() {
    Comparison comparison = compareHere();
    count_++;
    if (worse(comparison, worst_)) {
        worst_ = comparison;
    }
}

static void print(const char* kind, uint32_t count, const Comparison& comparison) {
    const char* note = comparison.system == comparison.own  ? "the same"
                       : comparison.system < comparison.own ? "the system's ends earlier"
                       : comparison.cut                     ? "ours is cut: what follows is in no function"
                                                            : "the system goes on past the first frame";
    printf("%-46s %5u %4u %4u %4u  %s\n", kind, count, comparison.own, comparison.system, comparison.differing, note);
    fflush(stdout);
}

void report(const char* kind, const Comparison& comparison) {
    print(kind, 1, comparison);
    CHECK_MESSAGE(comparison.same(), kind);
}

void report(const char* kind, const Comparisons& comparisons) {
    print(kind, comparisons.count(), comparisons.worst());
    CHECK(comparisons.count() > 0);
    CHECK_MESSAGE(comparisons.worst().same(), kind);
}
