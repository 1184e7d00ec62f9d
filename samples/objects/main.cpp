// SPDX-License-Identifier: Apache-2.0
//
// Objects in memory of COM's that nobody frees. What a block is, is known by its first word: it points to a table of
// virtual functions, in front of which the compiler leaves the name of the class; or to a table of functions that is no
// class's, as COM interfaces in C have it.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>

// Not every compiler here has C++ headers.
inline void* operator new(size_t, void* at) noexcept { return at; }

namespace shop {

class Till {
public:
    virtual int open() { return 1; }
    virtual int close() { return 2; }

    long long money = 1999;
};

class Counter final : public Till {
public:
    int close() override { return 3; }
};

template <typename T>
static T* make() {
    return new (CoTaskMemAlloc(sizeof(T))) T;
}

static Till* till() { return make<Till>(); }

static Till* counter() { return make<Counter>(); }

}  // namespace shop

static HRESULT nothing() { return S_OK; }

struct Table {
    HRESULT (*first)();
    HRESULT (*second)();
};
static const Table table = {nothing, nothing};

struct Interface {
    const Table* functions;
    ULONG references;
};

static Interface* inC() {
    auto* made = static_cast<Interface*>(CoTaskMemAlloc(sizeof(Interface)));
    *made = {&table, 1};
    return made;
}

int main() {
    CoInitialize(nullptr);
    printf("%d %d\n", shop::till()->close(), shop::counter()->close());
    inC()->functions->first();
    CoUninitialize();
    return 0;
}
