// SPDX-License-Identifier: Apache-2.0
//
// A small program that reads its settings through COM, and forgets to free what COM hands out, each time in another
// way. scripts/demo shows what comleak says of it.

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>
#include <wchar.h>

struct Window {
    LONG left, top, width, height;
};

// Wrong: a BSTR is not freed by forgetting it.
static unsigned lettersOfFileName() {
    BSTR name = SysAllocString(L"C:\\Users\\me\\settings.ini");
    return SysStringLen(name);
}

// Wrong: the text is the caller's, and to be freed with CoTaskMemFree.
static void printClassId() {
    LPOLESTR text = nullptr;
    if (SUCCEEDED(StringFromCLSID(CLSID_StdMarshal, &text))) {
        printf("class: %ls\n", text);
    }
}

// Wrong: the array would have to be destroyed, and with it what it holds.
static unsigned recentFiles() {
    static const wchar_t* const files[] = {L"letter.txt", L"invoice.txt", L"recipe.txt"};
    SAFEARRAY* recent = SafeArrayCreateVector(VT_BSTR, 0, 3);
    LONG index = 0;
    for (const wchar_t* file : files) {
        BSTR name = SysAllocString(file);
        SafeArrayPutElement(recent, &index, name);  // copies it
        SysFreeString(name);
        ++index;
    }
    return recent->rgsabound[0].cElements;
}

// Wrong: twice of what was allocated once each only the last is kept.
static Window* rememberWindows() {
    Window* window = nullptr;
    for (LONG screen = 0; screen < 2; ++screen) {
        window = static_cast<Window*>(CoTaskMemAlloc(sizeof(Window)));
        *window = {100 * screen, 100, 640, 480};
    }
    return window;
}

// Wrong: COM's allocator itself works the same.
static void* buffer() {
    IMalloc* allocator = nullptr;
    if (FAILED(CoGetMalloc(1, &allocator))) {
        return nullptr;
    }
    void* bytes = allocator->Alloc(100);
    allocator->Release();
    return bytes;
}

// Right: nothing of it is left.
static void printTitle() {
    BSTR title = SysAllocString(L"Settings");
    printf("%ls\n", title);
    SysFreeString(title);
}

int main() {
    CoInitialize(nullptr);
    printTitle();
    printf("%u letters\n", lettersOfFileName());
    printClassId();
    printf("%u recent files\n", recentFiles());
    CoTaskMemFree(rememberWindows());
    buffer();
    CoUninitialize();
    return 0;
}
