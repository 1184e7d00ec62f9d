// SPDX-License-Identifier: Apache-2.0
//
// Leaks that own others, and are one finding each: an array of 100 VARIANTs with a string in each, of which the
// descriptor is leaked, and with it the data and the strings; a list of 50 nodes; and a ring of three, of which none is
// the first. An array's descriptor lies behind 16 hidden bytes; a string's size is rounded up to 16 by oleaut32.

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>
#include <stdio.h>

struct Node {
    Node* next;
    void* value;
};

static void put(VARIANT& element, LONG index) {
    wchar_t text[] = L"row 00";
    text[4] = static_cast<wchar_t>(L'0' + index / 10);
    text[5] = static_cast<wchar_t>(L'0' + index % 10);
    V_VT(&element) = VT_BSTR;
    V_BSTR(&element) = SysAllocString(text);
}

static UINT rows() {
    SAFEARRAYBOUND bounds = {100, 0};
    SAFEARRAY* array = SafeArrayCreate(VT_VARIANT, 1, &bounds);
    VARIANT* elements = nullptr;
    SafeArrayAccessData(array, reinterpret_cast<void**>(&elements));
    for (LONG index = 0; index < 100; ++index) {
        put(elements[index], index);
    }
    SafeArrayUnaccessData(array);
    return SafeArrayGetDim(array);
}

static Node* push(Node* next) {
    auto node = static_cast<Node*>(CoTaskMemAlloc(sizeof(Node)));
    *node = {next, nullptr};
    return node;
}

static unsigned list() {
    Node* first = nullptr;
    for (int count = 0; count < 50; ++count) {
        first = push(first);
    }
    unsigned length = 0;
    for (const Node* node = first; node != nullptr; node = node->next) {
        ++length;
    }
    return length;
}

static Node* link(Node* next) {
    auto node = static_cast<Node*>(CoTaskMemAlloc(sizeof(Node)));
    *node = {next, nullptr};
    return node;
}

static bool ring() {
    Node* first = link(nullptr);
    Node* last = first;
    for (int count = 1; count < 3; ++count) {
        last = link(last);
    }
    first->next = last;
    return last->next->next == first;
}

int main() {
    CoInitialize(nullptr);
    UINT dimensions = rows();
    unsigned nodes = list();
    printf("%u dimension, %u nodes, %s\n", dimensions, nodes, ring() ? "a ring" : "no ring");
    CoUninitialize();
    return 0;
}
