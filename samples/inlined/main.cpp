// SPDX-License-Identifier: Apache-2.0
//
// Calls that an optimizing compiler puts in their callers' place: what leaks is made in one of two inlined ones, and
// the report has to name both, with their lines. GCC's newest debug information, which no DbgHelp reads.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

namespace store {

class Cabinet {
public:
    explicit Cabinet(SIZE_T size) : drawer_(fill(size)) {}
    const void* drawer() const { return drawer_; }

private:
    static inline void* fill(SIZE_T size) {
        void* drawer = CoTaskMemAlloc(size);
        memset(drawer, 'd', size);
        return drawer;
    }

    void* drawer_;
};

}  // namespace store

#ifdef _MSC_VER
__declspec(noinline)
#else
__attribute__((noinline))
#endif
static const void* furnish(SIZE_T size) {
    store::Cabinet cabinet(size);
    printf("furnished\n");
    return cabinet.drawer();
}

int main() {
    CoInitialize(nullptr);
    const void* last = furnish(24);
    CoUninitialize();
    return last == nullptr ? 1 : 0;
}
