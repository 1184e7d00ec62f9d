// SPDX-License-Identifier: Apache-2.0
//
// Tells all that a process can observe of itself and its surroundings: a list that is the same in every run in the same
// surroundings. --to=FILE takes the list; without it, standard output does. --exit=N is the exit code; --leave=N has
// the main thread end first with that code, and the last thread with the other.

#include <windows.h>

#include <shellapi.h>
#include <stdlib.h>
#include <wchar.h>

#include "lines.h"
#include "parts.h"

static const wchar_t* valueOf(const wchar_t* option) {
    int count = 0;
    LPWSTR* arguments = CommandLineToArgvW(GetCommandLineW(), &count);
    size_t length = wcslen(option);
    for (int i = 1; i < count; i++) {
        if (wcsncmp(arguments[i], option, length) == 0) {
            return arguments[i] + length;  // kept: one list for each option, until the end
        }
    }
    LocalFree(arguments);
    return nullptr;
}

static void write(const wchar_t* file) {
    HANDLE to = file == nullptr
                    ? GetStdHandle(STD_OUTPUT_HANDLE)
                    : CreateFileW(file, GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    unsigned bytes = 0;
    const char* text = allLines(&bytes);
    DWORD written = 0;
    WriteFile(to, text, bytes, &written, nullptr);
    if (file != nullptr) {
        CloseHandle(to);
    }
}

static DWORD WINAPI lastThread(void* main) {
    WaitForSingleObject(main, INFINITE);
    const wchar_t* code = valueOf(L"--exit=");
    return code == nullptr ? 0 : wcstoul(code, nullptr, 0);
}

static void leave(DWORD code) {
    HANDLE main = nullptr;
    DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &main, SYNCHRONIZE, FALSE, 0);
    CloseHandle(CreateThread(nullptr, 0, lastThread, main, 0, nullptr));
    ExitThread(code);
}

int main() {
    Beginning before = beginning();
    observeBeginning(before);
    observeStart();
    observeEnvironment();
    observeProcess();
    observeHandles();
    observeConsole();
    observeModules();
    observeExceptions();
    observeCom();
    observeModules();
    write(valueOf(L"--to="));
    const wchar_t* left = valueOf(L"--leave=");
    if (left != nullptr) {
        leave(wcstoul(left, nullptr, 0));
    }
    const wchar_t* code = valueOf(L"--exit=");
    ExitProcess(code == nullptr ? 0 : wcstoul(code, nullptr, 0));
}
