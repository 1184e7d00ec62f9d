// SPDX-License-Identifier: Apache-2.0
//
// Starts a program as it is told to by the words before "--", prints its exit code in all its bits to standard error,
// and ends with 0. What follows "--" is the program's command line, character for character.
//   rich        every setting that a parent can make: title, window, position, inherited handles and descriptors, an
//               environment of odd names, priority, affinity, error mode
//   detached    without a console
//   no-streams  with closed standard streams

#include <windows.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static const int DESCRIPTORS = 5;
static const BYTE IS_OPEN = 0x01;
static const BYTE IS_PIPE = 0x08;

static bool told(const wchar_t* word) {
    const wchar_t* found = wcsstr(GetCommandLineW(), word);
    return found != nullptr && found < wcsstr(GetCommandLineW(), L" -- ");
}

// As a C runtime hands its file descriptors on: a count, a byte of flags for each, a handle for each.
struct Descriptors {
    BYTE bytes[sizeof(int) + DESCRIPTORS * (1 + sizeof(HANDLE))];
};

static Descriptors describe(const STARTUPINFOW& info, HANDLE three, HANDLE four) {
    HANDLE handles[DESCRIPTORS] = {info.hStdInput, info.hStdOutput, info.hStdError, three, four};
    Descriptors all = {};
    memcpy(all.bytes, &DESCRIPTORS, sizeof(int));
    for (int i = 0; i < DESCRIPTORS; i++) {
        all.bytes[sizeof(int) + static_cast<size_t>(i)] = i < 3 ? IS_OPEN : IS_OPEN | IS_PIPE;
    }
    memcpy(all.bytes + sizeof(int) + DESCRIPTORS, handles, sizeof(handles));
    return all;
}

static void oddEnvironment() {
    SetEnvironmentVariableW(L"=X:", L"X:\\somewhere");
    SetEnvironmentVariableW(L"=odd", L"a name that begins so");
    SetEnvironmentVariableW(L"日本", L"путь ☃");
    SetEnvironmentVariableW(L"LONELY", L"half a pair: \xd800");
    SetEnvironmentVariableW(L"SPACES", L"  ");
    SetEnvironmentVariableW(L"ZZZ", L"the last=one");
    static wchar_t large[32000];
    wmemset(large, L'x', 31999);
    SetEnvironmentVariableW(L"LARGE", large);
}

static void enrich(STARTUPINFOW* info) {
    static Descriptors descriptors;
    static wchar_t title[] = L"Заглавие 日本";
    SECURITY_ATTRIBUTES inheritable = {sizeof(inheritable), nullptr, TRUE};
    HANDLE reading = nullptr;
    HANDLE writing = nullptr;
    CreatePipe(&reading, &writing, &inheritable, 0);
    CreateEventW(&inheritable, TRUE, FALSE, nullptr);
    descriptors = describe(*info, reading, writing);
    info->lpTitle = title;
    info->dwFlags |= STARTF_USEPOSITION | STARTF_USESIZE | STARTF_USECOUNTCHARS | STARTF_USESHOWWINDOW |
                     STARTF_FORCEOFFFEEDBACK | STARTF_USESTDHANDLES;
    info->dwX = 11;
    info->dwY = 22;
    info->dwXSize = 333;
    info->dwYSize = 444;
    info->dwXCountChars = 55;
    info->dwYCountChars = 66;
    info->wShowWindow = SW_SHOWMINNOACTIVE;
    info->cbReserved2 = sizeof(descriptors.bytes);
    info->lpReserved2 = descriptors.bytes;
    oddEnvironment();
    SetProcessAffinityMask(GetCurrentProcess(), 1);
    SetErrorMode(SEM_NOOPENFILEERRORBOX | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
}

static void useStreams(STARTUPINFOW* info, bool closed) {
    info->hStdInput = closed ? nullptr : GetStdHandle(STD_INPUT_HANDLE);
    info->hStdOutput = closed ? nullptr : GetStdHandle(STD_OUTPUT_HANDLE);
    info->hStdError = closed ? nullptr : GetStdHandle(STD_ERROR_HANDLE);
}

int main() {
    STARTUPINFOW info = {};
    info.cb = sizeof(info);
    DWORD flags = CREATE_SUSPENDED;
    useStreams(&info, told(L"no-streams"));
    if (told(L"rich")) {
        enrich(&info);
    }
    if (told(L"detached")) {
        flags |= DETACHED_PROCESS;
        info.dwFlags |= STARTF_USESTDHANDLES;
    }
    if (told(L"no-streams")) {
        info.dwFlags |= STARTF_USESTDHANDLES;
    }
    wchar_t* commandLine = _wcsdup(wcsstr(GetCommandLineW(), L" -- ") + 4);
    PROCESS_INFORMATION child = {};
    if (!CreateProcessW(nullptr, commandLine, nullptr, nullptr, TRUE, flags, nullptr, nullptr, &info, &child)) {
        fprintf(stderr, "error %lu\n", GetLastError());
        return 1;
    }
    if (told(L"rich")) {
        SetPriorityClass(child.hProcess, ABOVE_NORMAL_PRIORITY_CLASS);
    }
    ResumeThread(child.hThread);
    WaitForSingleObject(child.hProcess, INFINITE);
    DWORD code = 0;
    GetExitCodeProcess(child.hProcess, &code);
    fprintf(stderr, "exit code %#lx\n", code);
    return 0;
}
