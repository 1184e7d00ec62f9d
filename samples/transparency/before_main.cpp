// SPDX-License-Identifier: Apache-2.0
//
// Which threads Windows tells of before main runs. A TLS callback is called as DllMain is.
#include <windows.h>

#include <errno.h>

#include "lines.h"
#include "parts.h"

static Beginning noted;

static void NTAPI beforeMain(void*, DWORD reason, void*) {
    if (reason == DLL_PROCESS_ATTACH) {
        noted.threadOfProcessAttach = GetCurrentThreadId();
    } else if (reason == DLL_THREAD_ATTACH) {
        noted.threadAttaches++;
        noted.mainThreadAttaches = GetCurrentThreadId();
    }
}

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

Beginning beginning() {
    Beginning before = noted;
    before.lastError = GetLastError();
    before.errorNumber = errno;
    return before;
}

void observeBeginning(const Beginning& before) {
    DWORD main = GetCurrentThreadId();
    line("beginning.lastError", "%lu", before.lastError);
    line("beginning.errno", "%d", before.errorNumber);
    line("beginning.processAttachOnMainThread", "%d", before.threadOfProcessAttach == main);
    line("beginning.threadAttachOfMainThread", "%d", before.mainThreadAttaches == main);
}
