// SPDX-License-Identifier: Apache-2.0
//
// Exceptions that the program handles by itself.
#include <windows.h>

#include "lines.h"
#include "parts.h"

static const DWORD OWN_CODE = 0xE0001234;
static DWORD seen[4];
static int seenCount = 0;

static LONG CALLBACK handleAll(EXCEPTION_POINTERS* pointers) {
    DWORD code = pointers->ExceptionRecord->ExceptionCode;
    if (seenCount + 1 < 4) {
        seen[seenCount++] = code;
        seen[seenCount++] = GetLastError();
    }
    // The other one is another's to answer.
    return code == OWN_CODE || code == static_cast<DWORD>(EXCEPTION_ACCESS_VIOLATION) ? EXCEPTION_CONTINUE_EXECUTION
                                                                                      : EXCEPTION_CONTINUE_SEARCH;
}

static void raise(const char* name, DWORD code) {
    ULONG_PTR parameters[2] = {1, 0xbad};
    seenCount = 0;
    SetLastError(0xcafe);
    RaiseException(code, 0, 2, parameters);
    line(name, "handled %d, code %#lx, last error there %#lx, last error here %#lx", seenCount / 2, seen[0], seen[1],
         GetLastError());
}

void observeExceptions() {
    void* last = AddVectoredExceptionHandler(0, handleAll);
    raise("exception.own", OWN_CODE);
    raise("exception.accessViolation", static_cast<DWORD>(EXCEPTION_ACCESS_VIOLATION));
    RemoveVectoredExceptionHandler(last);
    line("exception.unhandledFilter", "%d", SetUnhandledExceptionFilter(nullptr) != nullptr);
}
