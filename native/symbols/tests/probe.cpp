// SPDX-License-Identifier: Apache-2.0
//
// What SymbolResolverIT finds names in. It looks for the lines by their comments, and for the return address by the
// call of probeEnd; this never returns, so that the return address no longer belongs to the function that calls it.
#include <windows.h>

#if defined(_MSC_VER)
#define NEVER_INLINED __declspec(noinline)
#define ALWAYS_INLINED __forceinline
#else
#define NEVER_INLINED __attribute__((noinline))
#define ALWAYS_INLINED inline __attribute__((always_inline))
#endif
#define EXPORTED __declspec(dllexport)

// Far behind every exported function.
extern "C" EXPORTED volatile char probeBallast[200000];
volatile char probeBallast[200000] = {1};

static volatile int steps = 0;

extern "C" [[noreturn]] EXPORTED NEVER_INLINED void probeEnd(unsigned code) { ExitProcess(code); }

namespace probe {

struct Animal {
    EXPORTED NEVER_INLINED static int climb(int height);
};

int Animal::climb(int height) {  // first line of climb
    steps = steps + height;
    return steps;
}

}  // namespace probe

static ALWAYS_INLINED void inlinedStep(int height) {
    steps = steps + probe::Animal::climb(height);
    probeEnd(static_cast<unsigned>(steps));  // call of probeEnd
}

extern "C" EXPORTED NEVER_INLINED void probeStart(int height) {
    inlinedStep(steps = height);  // call of inlinedStep
}

int main(int count, char**) { probeStart(count); }
