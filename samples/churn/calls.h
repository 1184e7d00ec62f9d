// SPDX-License-Identifier: Apache-2.0
//
// Each API in a function of its own, whose name the report must give for the blocks that were allocated there.
#pragma once

#include <windows.h>

#include <objbase.h>
#include <oleauto.h>

#ifdef _MSC_VER
#define NOT_INLINED __declspec(noinline) inline
#else
#define NOT_INLINED __attribute__((noinline)) inline
#endif

NOT_INLINED void* callCoTaskMemAlloc(SIZE_T size) { return CoTaskMemAlloc(size); }

NOT_INLINED void* callCoTaskMemRealloc(void* block, SIZE_T size) { return CoTaskMemRealloc(block, size); }

NOT_INLINED void callCoTaskMemFree(void* block) { CoTaskMemFree(block); }

NOT_INLINED void* callMallocAlloc(IMalloc* malloc, SIZE_T size) { return malloc->Alloc(size); }

NOT_INLINED void* callMallocRealloc(IMalloc* malloc, void* block, SIZE_T size) { return malloc->Realloc(block, size); }

NOT_INLINED void callMallocFree(IMalloc* malloc, void* block) { malloc->Free(block); }

NOT_INLINED BSTR callSysAllocString(const OLECHAR* text) { return SysAllocString(text); }

NOT_INLINED BSTR callSysAllocStringLen(const OLECHAR* text, UINT length) { return SysAllocStringLen(text, length); }

NOT_INLINED BSTR callSysAllocStringByteLen(const char* text, UINT bytes) { return SysAllocStringByteLen(text, bytes); }

NOT_INLINED bool callSysReAllocString(BSTR* string, const OLECHAR* text) {
    return SysReAllocString(string, text) != FALSE;
}

NOT_INLINED bool callSysReAllocStringLen(BSTR* string, const OLECHAR* text, UINT length) {
    return SysReAllocStringLen(string, text, length) != FALSE;
}

NOT_INLINED void callSysFreeString(BSTR string) { SysFreeString(string); }

NOT_INLINED SAFEARRAY* callSafeArrayCreate(ULONG elements) {
    SAFEARRAYBOUND bounds[2] = {{1, 0}, {elements, 1}};
    return SafeArrayCreate(VT_UI1, 2, bounds);
}

NOT_INLINED SAFEARRAY* callSafeArrayCreateVector(ULONG elements) { return SafeArrayCreateVector(VT_UI1, 0, elements); }

NOT_INLINED void callSafeArrayDestroy(SAFEARRAY* array) { SafeArrayDestroy(array); }

NOT_INLINED bool callVariantCopy(VARIANT* to, VARIANT* from) { return SUCCEEDED(VariantCopy(to, from)); }

NOT_INLINED void callVariantClear(VARIANT* variant) { VariantClear(variant); }
