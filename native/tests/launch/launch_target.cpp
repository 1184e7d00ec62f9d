// SPDX-License-Identifier: Apache-2.0
//
// A program that tells what it was launched with. Its first argument says which part of it.
#include "launch_target.h"

#include <windows.h>

#include <winternl.h>

#include <cstdio>
#include <cstdlib>
#include <cwchar>

namespace {

HANDLE standardOutput() { return GetStdHandle(STD_OUTPUT_HANDLE); }

void printLine(const wchar_t* text) {
    static char utf8[100000];
    WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, sizeof utf8, nullptr, nullptr);
    print(utf8);
    print("\n");
}

void show() {
    wchar_t text[MAX_PATH] = L"";
    printLine(GetCommandLineW());
    GetCurrentDirectoryW(MAX_PATH, text);
    printLine(text);
    text[0] = 0;
    GetEnvironmentVariableW(L"OANOCACHE", text, MAX_PATH);
    printLine(text);
}

void copy() {
    static char buffer[65536];
    DWORD bytes;
    while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), buffer, sizeof buffer, &bytes, nullptr) && bytes > 0) {
        DWORD written;
        WriteFile(standardOutput(), buffer, bytes, &written, nullptr);
    }
}

// Inheritable handles: what the launcher let through, as no code here makes one.
void countHandles() {
    int count = 0;
    for (ULONG_PTR value = 4; value < 0x4000; value += 4) {
        DWORD flags;
        if (GetHandleInformation(reinterpret_cast<HANDLE>(value), &flags) && (flags & HANDLE_FLAG_INHERIT) != 0) {
            ++count;
        }
    }
    char text[16];
    std::snprintf(text, sizeof text, "%d\n", count);
    print(text);
}

// Handles that are not inheritable, with their kinds and what may be done with them.
void showRights() {
    for (ULONG_PTR value = 4; value < 0x4000; value += 4) {
        HANDLE handle = reinterpret_cast<HANDLE>(value);
        DWORD flags;
        PUBLIC_OBJECT_BASIC_INFORMATION basic = {};
        BYTE type[1024] = {};
        if (GetHandleInformation(handle, &flags) && (flags & HANDLE_FLAG_INHERIT) == 0 &&
            NtQueryObject(handle, ObjectBasicInformation, &basic, sizeof basic, nullptr) == 0 &&
            NtQueryObject(handle, ObjectTypeInformation, type, sizeof type, nullptr) == 0) {
            char text[128];
            const auto* name = reinterpret_cast<const UNICODE_STRING*>(type);
            std::snprintf(text, sizeof text, "%.*ls %lx\n", static_cast<int>(name->Length / sizeof(wchar_t)),
                          name->Buffer, basic.GrantedAccess);
            print(text);
        }
    }
}

void runChild(wchar_t* program) {
    wchar_t commandLine[MAX_PATH];
    std::swprintf(commandLine, MAX_PATH, L"\"%ls\" exit 3", program);
    STARTUPINFOW startup = {};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION child;
    // Without a console, whose conhost.exe would be another child where this process has none to share.
    if (CreateProcessW(nullptr, commandLine, nullptr, nullptr, FALSE, DETACHED_PROCESS, nullptr, nullptr, &startup,
                       &child)) {
        WaitForSingleObject(child.hProcess, INFINITE);
    }
}

volatile LONG64 turns = 0;

DWORD WINAPI turn(void*) {
    for (int i = 0; i < 100; ++i) {
        InterlockedIncrement64(&turns);
        Sleep(0);
    }
    CloseHandle(CreateThread(nullptr, 0, turn, nullptr, 0, nullptr));
    return 0;
}

// Threads that start each other for ever, and a counter that goes up while any of them runs.
void turnForEver() {
    for (int i = 0; i < 4; ++i) {
        CloseHandle(CreateThread(nullptr, 0, turn, nullptr, 0, nullptr));
    }
    char text[32];
    std::snprintf(text, sizeof text, "%llx\n", static_cast<unsigned long long>(reinterpret_cast<ULONG_PTR>(&turns)));
    print(text);
    Sleep(INFINITE);
}

}  // namespace

void print(const char* text) {
    DWORD written;
    WriteFile(standardOutput(), text, static_cast<DWORD>(lstrlenA(text)), &written, nullptr);
}

extern "C" int wmain(int count, wchar_t** arguments) {
    const wchar_t* part = count > 1 ? arguments[1] : L"show";
    if (std::wcscmp(part, L"exit") == 0) {
        ExitProcess(static_cast<UINT>(std::wcstoul(arguments[2], nullptr, 0)));
    } else if (std::wcscmp(part, L"crash") == 0) {
        RaiseException(static_cast<DWORD>(EXCEPTION_ACCESS_VIOLATION), EXCEPTION_NONCONTINUABLE, 0, nullptr);
    } else if (std::wcscmp(part, L"copy") == 0) {
        copy();
    } else if (std::wcscmp(part, L"handles") == 0) {
        countHandles();
    } else if (std::wcscmp(part, L"rights") == 0) {
        showRights();
    } else if (std::wcscmp(part, L"child") == 0) {
        runChild(arguments[0]);
    } else if (std::wcscmp(part, L"turn") == 0) {
        turnForEver();
    } else {
        show();
    }
    return 0;
}
