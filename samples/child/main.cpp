// SPDX-License-Identifier: Apache-2.0
//
// Starts itself once more as a child process, which leaks. comleak watches the parent alone, and says so.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <wchar.h>

static int asChild() {
    CoInitialize(nullptr);
    void* block = CoTaskMemAlloc(97);
    CoUninitialize();
    return block != nullptr ? 3 : 4;
}

static DWORD runChild() {
    wchar_t program[MAX_PATH];
    wchar_t commandLine[] = L"child.exe --as-child";
    GetModuleFileNameW(nullptr, program, MAX_PATH);
    STARTUPINFOW startup = {};
    startup.cb = sizeof(startup);
    PROCESS_INFORMATION process;
    // Without a console, whose conhost.exe would be another child where this process has none to share.
    if (!CreateProcessW(program, commandLine, nullptr, nullptr, FALSE, DETACHED_PROCESS, nullptr, nullptr, &startup,
                        &process)) {
        return 1;
    }
    WaitForSingleObject(process.hProcess, INFINITE);
    DWORD exitCode = 1;
    GetExitCodeProcess(process.hProcess, &exitCode);
    return exitCode;
}

int main(int count, char**) {
    if (count > 1) {
        return asChild();
    }
    CoInitialize(nullptr);
    printf("child exited with %lu\n", runChild());
    CoUninitialize();
    return 0;
}
