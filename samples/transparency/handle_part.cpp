// SPDX-License-Identifier: Apache-2.0
//
// The handles that the process has: those inherited one by one, the others as a number of each kind.
#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <winternl.h>

#include "lines.h"
#include "parts.h"

static const ULONG_PTR HIGHEST = 0x4000;
static const int MOST_KINDS = 64;

struct Kind {
    wchar_t name[64];
    int count;
};

static void nameOfKind(HANDLE handle, wchar_t* name, size_t units) {
    struct {
        UNICODE_STRING name;
        BYTE rest[1024];
    } information = {};
    ULONG bytes = 0;
    NtQueryObject(handle, ObjectTypeInformation, &information, sizeof(information), &bytes);
    size_t length = information.name.Length / sizeof(wchar_t);
    length = length < units - 1 ? length : units - 1;
    memcpy(name, information.name.Buffer, length * sizeof(wchar_t));
    name[length] = 0;
}

static int byName(const void* one, const void* other) {
    return lstrcmpW(static_cast<const Kind*>(one)->name, static_cast<const Kind*>(other)->name);
}

static void count(Kind* kinds, const wchar_t* name) {
    for (int i = 0; i < MOST_KINDS; i++) {
        if (kinds[i].name[0] == 0) {
            lstrcpyW(kinds[i].name, name);
        }
        if (lstrcmpW(kinds[i].name, name) == 0) {
            kinds[i].count++;
            return;
        }
    }
}

static void observeInherited(HANDLE handle, const wchar_t* kind) {
    char text[128];
    snprintf(text, sizeof(text), "handle.inherited.%#lx", static_cast<unsigned long>(HandleToULong(handle)));
    lineOfText(text, kind);
}

static void observeAll(Kind* kinds) {
    for (ULONG_PTR value = 4; value < HIGHEST; value += 4) {
        HANDLE handle = reinterpret_cast<HANDLE>(value);
        DWORD flags = 0;
        if (!GetHandleInformation(handle, &flags)) {
            continue;
        }
        wchar_t name[64];
        nameOfKind(handle, name, 64);
        if ((flags & HANDLE_FLAG_INHERIT) != 0) {
            observeInherited(handle, name);
        } else {
            count(kinds, name);
        }
    }
}

static void observeStandard(const char* name, DWORD which) {
    HANDLE handle = GetStdHandle(which);
    DWORD flags = 0;
    BOOL valid = handle != nullptr && GetHandleInformation(handle, &flags);
    DWORD type = valid ? GetFileType(handle) : 0;
    line(name, "%s, type %lu, flags %#lx", valid ? "open" : "none", type, flags);
}

static void observeDescriptors() {
    for (int descriptor = 0; descriptor < 8; descriptor++) {
        // Not _get_osfhandle, which some runtimes end the process for where there is none.
        int copy = _dup(descriptor);
        if (copy >= 0) {
            int mode = _setmode(copy, _O_BINARY);
            line("handle.descriptor", "%d, %s, terminal %d", descriptor, mode == _O_BINARY ? "binary" : "text",
                 _isatty(descriptor) != 0);
            _close(copy);
        }
    }
}

void observeHandles() {
    static Kind kinds[MOST_KINDS];
    observeStandard("handle.input", STD_INPUT_HANDLE);
    observeStandard("handle.output", STD_OUTPUT_HANDLE);
    observeStandard("handle.error", STD_ERROR_HANDLE);
    observeDescriptors();
    observeAll(kinds);
    qsort(kinds, MOST_KINDS, sizeof(Kind), byName);
    for (const Kind& kind : kinds) {
        if (kind.count != 0) {
            char name[128];
            snprintf(name, sizeof(name), "handle.number.%ls", kind.name);
            line(name, "%d", kind.count);
        }
    }
}

void observeConsole() {
    wchar_t title[1024] = L"";
    DWORD mode = 0;
    GetConsoleTitleW(title, 1024);
    line("console.codePages", "%u %u", GetConsoleCP(), GetConsoleOutputCP());
    lineOfText("console.title", title);
    line("console.inputMode", "%#lx", GetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), &mode) ? mode : 0);
    line("console.outputMode", "%#lx", GetConsoleMode(GetStdHandle(STD_OUTPUT_HANDLE), &mode) ? mode : 0);
    line("console.errorMode", "%#lx", GetConsoleMode(GetStdHandle(STD_ERROR_HANDLE), &mode) ? mode : 0);
    DWORD processes[16];
    line("console.processes", "%lu", GetConsoleProcessList(processes, 16));
}
