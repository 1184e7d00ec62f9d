// SPDX-License-Identifier: Apache-2.0
//
// What whoever started the process chose for it.
#include <windows.h>

#include <shellapi.h>
#include <stdio.h>

#include "lines.h"
#include "parts.h"

static void observeArguments() {
    lineOfText("start.commandLine", GetCommandLineW());
    int count = 0;
    LPWSTR* arguments = CommandLineToArgvW(GetCommandLineW(), &count);
    line("start.arguments", "%d", count);
    for (int i = 0; i < count; i++) {
        lineOfText("start.argument", arguments[i]);
    }
    LocalFree(arguments);
}

static void observeFolders() {
    wchar_t path[1024] = L"";
    GetCurrentDirectoryW(1024, path);
    lineOfText("start.currentFolder", path);
    GetModuleFileNameW(nullptr, path, 1024);
    lineOfText("start.program", path);
    path[0] = 0;
    GetDllDirectoryW(1024, path);
    lineOfText("start.dllFolder", path);
    path[0] = 0;
    SearchPathW(nullptr, L"ole32.dll", nullptr, 1024, path, nullptr);
    lineOfText("start.searchPathOfOle32", path);
    path[0] = 0;
    GetTempPathW(1024, path);
    lineOfText("start.temporaryFolder", path);
}

static void observeStartupInfo() {
    STARTUPINFOW info = {};
    GetStartupInfoW(&info);
    line("start.info.size", "%lu", info.cb);
    line("start.info.flags", "%#lx", info.dwFlags);
    line("start.info.position", "%lu %lu", info.dwX, info.dwY);
    line("start.info.extent", "%lu %lu", info.dwXSize, info.dwYSize);
    line("start.info.characters", "%lu %lu", info.dwXCountChars, info.dwYCountChars);
    line("start.info.attribute", "%#lx", info.dwFillAttribute);
    line("start.info.show", "%u", info.wShowWindow);
    lineOfText("start.info.desktop", info.lpDesktop);
    lineOfText("start.info.title", info.lpTitle);
    lineOfText("start.info.reserved", info.lpReserved);
    lineOfBytes("start.info.reserved2", info.lpReserved2, info.cbReserved2);
    // The handles count only where the flags say so; they are inherited, and so have one value in every process.
    bool handles = (info.dwFlags & STARTF_USESTDHANDLES) != 0;
    line("start.info.input", "%p", handles ? info.hStdInput : nullptr);
    line("start.info.output", "%p", handles ? info.hStdOutput : nullptr);
    line("start.info.error", "%p", handles ? info.hStdError : nullptr);
}

void observeStart() {
    observeArguments();
    observeFolders();
    observeStartupInfo();
}

void observeEnvironment() {
    LPWCH all = GetEnvironmentStringsW();
    for (const wchar_t* variable = all; *variable != 0; variable += lstrlenW(variable) + 1) {
        lineOfText("environment", variable);
    }
    FreeEnvironmentStringsW(all);
}
