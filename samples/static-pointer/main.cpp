// SPDX-License-Identifier: Apache-2.0
//
// A static smart pointer, as a static CComPtr is one: it frees its block in its destructor, when COM has
// been shut down. A late free.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

class Owner {
public:
    ~Owner() { release(); }
    void take(void* block) { block_ = block; }

private:
    void release() { CoTaskMemFree(block_); }

    void* block_ = nullptr;
};

static Owner owner;

static void* configuration() { return memset(CoTaskMemAlloc(73), 'p', 73); }

int main() {
    CoInitialize(nullptr);
    owner.take(configuration());
    CoUninitialize();
    puts("freed at exit");
    return 0;
}
