// SPDX-License-Identifier: Apache-2.0
//
// Prints its arguments, one a line, in UTF-8. --exit=N is the exit code, N as C writes numbers.

#include <windows.h>

#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

static void print(const wchar_t* text) {
    char utf8[4096];
    int bytes = WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, sizeof(utf8), nullptr, nullptr);
    if (bytes > 0) {
        puts(utf8);
    }
}

int main() {
    int count = 0;
    unsigned long exitCode = 0;
    LPWSTR* arguments = CommandLineToArgvW(GetCommandLineW(), &count);
    for (int i = 1; i < count; i++) {
        print(arguments[i]);
        if (wcsncmp(arguments[i], L"--exit=", 7) == 0) {
            exitCode = wcstoul(arguments[i] + 7, nullptr, 0);
        }
    }
    LocalFree(arguments);
    fflush(stdout);
    ExitProcess(exitCode);
}
