// SPDX-License-Identifier: Apache-2.0
#include <windows.h>

#include <objbase.h>
#include <string.h>

// Objects are static: what leaks is what the method allocates, and nothing else.
class Server final : public IPersist {
public:
    STDMETHODIMP QueryInterface(REFIID id, void** object) override {
        bool known = IsEqualIID(id, IID_IUnknown) || IsEqualIID(id, IID_IPersist);
        *object = known ? this : nullptr;
        return known ? S_OK : E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return 1; }
    STDMETHODIMP_(ULONG) Release() override { return 0; }
    STDMETHODIMP GetClassID(CLSID* id) override {
        *id = CLSID_NULL;
        remember();
        return S_OK;
    }

private:
    static void remember() { memset(CoTaskMemAlloc(251), 'd', 251); }
};

static Server server;

class Factory final : public IClassFactory {
public:
    STDMETHODIMP QueryInterface(REFIID id, void** object) override {
        bool known = IsEqualIID(id, IID_IUnknown) || IsEqualIID(id, IID_IClassFactory);
        *object = known ? this : nullptr;
        return known ? S_OK : E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return 1; }
    STDMETHODIMP_(ULONG) Release() override { return 0; }
    STDMETHODIMP CreateInstance(IUnknown*, REFIID id, void** object) override {
        return server.QueryInterface(id, object);
    }
    STDMETHODIMP LockServer(BOOL) override { return S_OK; }
};

static Factory factory;

// What DllGetClassObject is to a registered server.
extern "C" __declspec(dllexport) HRESULT getFactory(REFIID id, void** object) {
    return factory.QueryInterface(id, object);
}
