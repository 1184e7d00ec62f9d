// SPDX-License-Identifier: Apache-2.0
//
// A program that leaks one block, for comleak doctor to find: what it takes to watch a program is all in that.
#include <windows.h>

#include <objbase.h>

// SpyTrial.java expects a block of that size.
constexpr SIZE_T LEAKED_BYTES = 1933;

extern "C" void leak() {
    CoInitialize(nullptr);
    CoTaskMemAlloc(LEAKED_BYTES);
    CoUninitialize();
    ExitProcess(0);
}
