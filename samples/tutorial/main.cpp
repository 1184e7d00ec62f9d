// SPDX-License-Identifier: Apache-2.0
//
// The program that the tutorial mends: prints a contact, and leaks in three ways.

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>

// IDL: [propget] HRESULT Name([out, retval] BSTR*); [propget] HRESULT Numbers([out, retval] SAFEARRAY(VARIANT)*);
class Contact {
public:
    HRESULT get_Name(BSTR* name) {
        *name = SysAllocString(L"Ada Lovelace");
        return *name != nullptr ? S_OK : E_OUTOFMEMORY;
    }

    HRESULT get_Numbers(SAFEARRAY** numbers) {
        *numbers = SafeArrayCreateVector(VT_VARIANT, 0, 2);
        if (*numbers == nullptr) {
            return E_OUTOFMEMORY;
        }
        add(*numbers, 0, L"+44 20 7946 0101");
        add(*numbers, 1, L"+44 20 7946 0102");
        return S_OK;
    }

private:
    static void add(SAFEARRAY* numbers, LONG index, const wchar_t* number) {
        VARIANT value;
        VariantInit(&value);
        value.vt = VT_BSTR;
        value.bstrVal = SysAllocString(number);
        SafeArrayPutElement(numbers, &index, &value);  // copies it
        VariantClear(&value);
    }
};

static void printName(Contact& contact) {
    BSTR name = nullptr;
    if (SUCCEEDED(contact.get_Name(&name))) {
        printf("%ls\n", name);
    }
}

static void printNumbers(Contact& contact) {
    SAFEARRAY* numbers = nullptr;
    if (FAILED(contact.get_Numbers(&numbers))) {
        return;
    }
    for (LONG index = 0; index < 2; ++index) {
        VARIANT value;
        VariantInit(&value);
        SafeArrayGetElement(numbers, &index, &value);
        printf("%ls\n", value.bstrVal);
        VariantClear(&value);
    }
}

static void printClasses() {
    const CLSID classes[] = {CLSID_StdMarshal, CLSID_StdGlobalInterfaceTable, CLSID_InProcFreeMarshaler};
    LPOLESTR text = nullptr;
    for (const CLSID& id : classes) {
        if (SUCCEEDED(StringFromCLSID(id, &text))) {
            printf("%ls\n", text);
        }
    }
    CoTaskMemFree(text);
}

int main() {
    CoInitialize(nullptr);
    Contact contact;
    printName(contact);
    printNumbers(contact);
    printClasses();
    CoUninitialize();
    return 0;
}
