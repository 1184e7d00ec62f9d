// SPDX-License-Identifier: Apache-2.0
//
// What a program does while Windows initialises it: a TLS callback runs before the spy starts, on whichever thread
// comes first. The last word of the command line says what.
#include <windows.h>

#include <objidl.h>

#include <cwchar>

#include "../empty_spy.h"
#include "launch_target.h"

namespace {

EmptySpy emptySpy;

bool asked(const wchar_t* word) {
    const wchar_t* last = std::wcsrchr(GetCommandLineW(), L' ');
    return last != nullptr && std::wcscmp(last + 1, word) == 0;
}

void NTAPI beforeMain(void*, DWORD reason, void*) {
    if (reason != DLL_PROCESS_ATTACH) {
        return;
    }
    if (asked(L"own-spy")) {
        CoRegisterMallocSpy(&emptySpy);
    } else if (asked(L"die-early")) {
        TerminateProcess(GetCurrentProcess(), static_cast<UINT>(0xC0000142));
    } else if (asked(L"hang-early")) {
        print("hanging\n");
        Sleep(INFINITE);
    }
}

}  // namespace

// The linker gathers the callbacks from this section.
#ifdef _MSC_VER
#ifdef _WIN64
#pragma comment(linker, "/INCLUDE:_tls_used")
#pragma comment(linker, "/INCLUDE:beforeMainEntry")
#else
#pragma comment(linker, "/INCLUDE:__tls_used")
#pragma comment(linker, "/INCLUDE:_beforeMainEntry")
#endif
#pragma section(".CRT$XLB", long, read)
#define TLS_SECTION __declspec(allocate(".CRT$XLB"))
#else
#define TLS_SECTION __attribute__((section(".CRT$XLB"), used))
#endif
extern "C" {
extern void(NTAPI* const beforeMainEntry)(void*, DWORD, void*);
TLS_SECTION void(NTAPI* const beforeMainEntry)(void*, DWORD, void*) = beforeMain;
}
