// SPDX-License-Identifier: Apache-2.0
//
// A static smart pointer whose destructor crashes: by the time it runs, COM is shut down, and what the object needs
// is gone. So ends a static CComPtr whose server was unloaded.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

class Owner {
public:
    ~Owner() { release(); }
    void take(IUnknown* object) { object_ = object; }

private:
    void release() { object_->Release(); }

    IUnknown* object_ = nullptr;
};

static Owner owner;

static void* configuration() { return memset(CoTaskMemAlloc(113), 'c', 113); }

// Stands for an object whose DLL was unloaded by CoUninitialize.
static IUnknown* unloadedObject() {
    void* memory = VirtualAlloc(nullptr, 1 << 16, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
    VirtualFree(memory, 0, MEM_RELEASE);
    return static_cast<IUnknown*>(memory);
}

int main() {
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    CoInitialize(nullptr);
    owner.take(unloadedObject());
    configuration();
    CoUninitialize();
    puts("about to end");
    fflush(stdout);
    return 0;
}
