// SPDX-License-Identifier: Apache-2.0
//
// Ends with the address of kernel32!LoadLibraryW as its exit code. kernel32 lies at one address in all 32-bit
// processes until the next boot, but a 64-bit launcher cannot see it in its own.
#include <windows.h>

extern "C" void tellAddress() {
    const HMODULE kernel32 = GetModuleHandleW(L"kernel32.dll");
    ExitProcess(static_cast<UINT>(reinterpret_cast<UINT_PTR>(GetProcAddress(kernel32, "LoadLibraryW"))));
}
