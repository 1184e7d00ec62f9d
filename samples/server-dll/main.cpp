// SPDX-License-Identifier: Apache-2.0
//
// An in-process COM server in a DLL that leaks, and that is unloaded long before the program ends: the
// leak's stack still names its function and line.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>

using GetFactory = HRESULT (*)(REFIID, void**);

static ULONG useServer(HMODULE server) {
    auto getFactory = reinterpret_cast<GetFactory>(reinterpret_cast<void*>(GetProcAddress(server, "getFactory")));
    IClassFactory* factory = nullptr;
    if (FAILED(getFactory(IID_IClassFactory, reinterpret_cast<void**>(&factory)))) {
        return 1;
    }
    IPersist* object = nullptr;
    factory->CreateInstance(nullptr, IID_IPersist, reinterpret_cast<void**>(&object));
    factory->Release();
    CLSID id;
    object->GetClassID(&id);
    return object->Release();
}

int main() {
    CoInitialize(nullptr);
    HMODULE server = LoadLibraryW(L"server-dll-dll.dll");
    printf("%lu references left\n", useServer(server));
    FreeLibrary(server);
    CoUninitialize();
    return 0;
}
