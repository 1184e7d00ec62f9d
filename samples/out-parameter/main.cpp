// SPDX-License-Identifier: Apache-2.0
//
// The classic: a method returns a string that its caller has to free with CoTaskMemFree, and does not.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <string.h>

struct Document {
    virtual HRESULT STDMETHODCALLTYPE GetTitle(LPOLESTR* title) = 0;

protected:
    ~Document() = default;
};

struct Letter final : Document {
    HRESULT STDMETHODCALLTYPE GetTitle(LPOLESTR* title) override {
        static const wchar_t text[] = L"Dear Sir";
        *title = static_cast<LPOLESTR>(CoTaskMemAlloc(sizeof(text)));
        memcpy(*title, text, sizeof(text));
        return S_OK;
    }
};

static size_t lengthOfTitle(Document& document) {
    LPOLESTR title = nullptr;
    document.GetTitle(&title);
    return wcslen(title);
}

int main() {
    CoInitialize(nullptr);
    Letter letter;
    printf("%u letters\n", static_cast<unsigned>(lengthOfTitle(letter)));
    CoUninitialize();
    return 0;
}
