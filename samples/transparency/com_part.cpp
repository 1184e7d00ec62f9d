// SPDX-License-Identifier: Apache-2.0
//
// What COM's functions leave behind: results, the last error, errno, and the state of the processor.
#include <windows.h>

#include <errno.h>
#include <float.h>
#include <objbase.h>
#include <oleauto.h>
#include <stdint.h>
#include <stdio.h>
#if defined(_MSC_VER)
#include <intrin.h>
#else
#include <xmmintrin.h>
#endif

#include "lines.h"
#include "parts.h"

static const DWORD MARK = 0xbeef;
static const int ERRNO_MARK = 77;

// A call with nothing left of the one before.
static void mark() {
    SetLastError(MARK);
    errno = ERRNO_MARK;
}

static void note(const char* call, const char* result) {
    DWORD lastError = GetLastError();
    int errorNumber = errno;
    unsigned x87 = _control87(0, 0);
    unsigned sse = _mm_getcsr();
    line(call, "%s, last error %#lx, errno %d, floating point %#x %#x", result, lastError, errorNumber, x87, sse);
}

static void* noted(const char* call, void* block) {
    note(call, block == nullptr ? "null" : "block");
    return block;
}

static void noted(const char* call, unsigned long number) {
    DWORD lastError = GetLastError();
    int errorNumber = errno;
    char text[32];
    snprintf(text, sizeof(text), "%#lx", number);
    errno = errorNumber;
    SetLastError(lastError);
    note(call, text);
}

#define DONE(call) (mark(), (call), note(#call, "done"))
#define POINTER(call) (mark(), noted(#call, static_cast<void*>(call)))
#define NUMBER(call) (mark(), noted(#call, static_cast<unsigned long>(call)))

static void useTaskMemory() {
    static const SIZE_T GIANT = static_cast<SIZE_T>(INTPTR_MAX) - 0x10000;
    void* block = POINTER(CoTaskMemAlloc(24));
    block = POINTER(CoTaskMemRealloc(block, 4096));
    void* grown = POINTER(CoTaskMemRealloc(block, GIANT));
    DONE(CoTaskMemFree(grown == nullptr ? block : grown));
    void* empty = POINTER(CoTaskMemAlloc(0));
    DONE(CoTaskMemFree(empty));
    DONE(CoTaskMemFree(nullptr));
    POINTER(CoTaskMemAlloc(GIANT));
    POINTER(CoTaskMemRealloc(nullptr, GIANT));
}

static void useMalloc() {
    IMalloc* allocator = nullptr;
    NUMBER(CoGetMalloc(1, &allocator));
    NUMBER(CoGetMalloc(7, &allocator));
    CoGetMalloc(1, &allocator);
    void* block = POINTER(allocator->Alloc(44));
    NUMBER(allocator->GetSize(block));
    NUMBER(allocator->DidAlloc(block));
    DONE(allocator->HeapMinimize());
    block = POINTER(allocator->Realloc(block, 20));
    DONE(allocator->Free(block));
    NUMBER(allocator->GetSize(nullptr));
    allocator->Release();
}

static void useStrings() {
    mark();
    BSTR text = SysAllocString(L"a BSTR");
    noted("SysAllocString", static_cast<void*>(text));
    NUMBER(SysReAllocString(&text, L"and a longer one"));
    NUMBER(SysStringLen(text));
    DONE(SysFreeString(text));
    DONE(SysFreeString(nullptr));
    POINTER(SysAllocString(nullptr));
    POINTER(SysAllocStringLen(nullptr, 0x7fffffff));
}

static void useArrays() {
    SAFEARRAYBOUND bound = {3, 0};
    SAFEARRAY* array = SafeArrayCreate(VT_BSTR, 1, &bound);
    LONG outside = 5;
    BSTR element = nullptr;
    NUMBER(SafeArrayGetElement(array, &outside, &element));
    NUMBER(SafeArrayDestroy(array));
    POINTER(SafeArrayCreate(0x7ff, 1, &bound));
    VARIANT variant;
    VariantInit(&variant);
    V_VT(&variant) = VT_BSTR;
    V_BSTR(&variant) = SysAllocString(L"no number");
    NUMBER(VariantChangeType(&variant, &variant, 0, VT_I4));
    NUMBER(VariantClear(&variant));
}

static void useClasses() {
    static const CLSID UNKNOWN = {0x11111111, 0x2222, 0x3333, {4, 4, 4, 4, 4, 4, 4, 4}};
    CLSID id = {};
    void* object = nullptr;
    LPOLESTR text = nullptr;
    NUMBER(CoCreateInstance(UNKNOWN, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, &object));
    NUMBER(CLSIDFromProgID(L"No.Such.Program", &id));
    NUMBER(CLSIDFromString(L"{no class id}", &id));
    NUMBER(StringFromCLSID(UNKNOWN, &text));
    DONE(CoTaskMemFree(text));
    NUMBER(ProgIDFromCLSID(UNKNOWN, &text));
}

static DWORD WINAPI otherThread(void*) {
    NUMBER(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED));
    NUMBER(CoInitializeEx(nullptr, COINIT_MULTITHREADED));
    DONE(CoUninitialize());
    return 7;
}

static void useThread() {
    HANDLE thread = CreateThread(nullptr, 0, otherThread, nullptr, 0, nullptr);
    WaitForSingleObject(thread, INFINITE);
    DWORD code = 0;
    GetExitCodeThread(thread, &code);
    CloseHandle(thread);
    line("thread.exitCode", "%lu", code);
}

static void useApartments() {
    DONE(CoUninitialize());
    NUMBER(CoInitialize(nullptr));
    NUMBER(CoInitialize(nullptr));
    NUMBER(CoInitializeEx(nullptr, COINIT_MULTITHREADED));
    useThread();
    DONE(CoUninitialize());
    useClasses();
    DONE(CoUninitialize());
    NUMBER(CoInitializeEx(nullptr, COINIT_MULTITHREADED));
    DONE(CoUninitialize());
    DONE(CoUninitialize());
}

void observeCom() {
    useTaskMemory();
    useMalloc();
    useStrings();
    useArrays();
    useApartments();
    // The same with the processor set otherwise than usual.
    unsigned sse = _mm_getcsr();
    unsigned x87 = _control87(0, 0);
    _control87(_RC_UP, _MCW_RC);
    _mm_setcsr((sse & ~0x6000u) | 0x2000u | 0x8040u);
    useTaskMemory();
    _mm_setcsr(sse);
    _control87(x87, _MCW_RC);
}
