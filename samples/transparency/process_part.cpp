// SPDX-License-Identifier: Apache-2.0
//
// The process as Windows keeps it, and its one thread.
#include <windows.h>

#include <float.h>
#include <locale.h>
#include <psapi.h>
#include <stdio.h>
#include <tlhelp32.h>
#include <wchar.h>
#if defined(_MSC_VER)
#include <intrin.h>
#else
#include <xmmintrin.h>
#endif

#include "lines.h"
#include "parts.h"

static void observePriority() {
    DWORD_PTR processors = 0;
    DWORD_PTR system = 0;
    BOOL noBoost = FALSE;
    HANDLE process = GetCurrentProcess();
    GetProcessAffinityMask(process, &processors, &system);
    GetProcessPriorityBoost(process, &noBoost);
    line("process.priorityClass", "%#lx", GetPriorityClass(process));
    line("process.threadPriority", "%d", GetThreadPriority(GetCurrentThread()));
    line("process.affinity", "%#llx of %#llx", static_cast<unsigned long long>(processors),
         static_cast<unsigned long long>(system));
    line("process.noPriorityBoost", "%d", noBoost);
}

static void observeThreads() {
    HANDLE snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0);
    THREADENTRY32 entry = {};
    entry.dwSize = sizeof(entry);
    int threads = 0;
    for (BOOL more = Thread32First(snapshot, &entry); more; more = Thread32Next(snapshot, &entry)) {
        threads += entry.th32OwnerProcessID == GetCurrentProcessId();
    }
    CloseHandle(snapshot);
    line("process.threads", "%d", threads);
}

static DWORD parentOf(DWORD process, HANDLE snapshot, PROCESSENTRY32W* entry) {
    for (BOOL more = Process32FirstW(snapshot, entry); more; more = Process32NextW(snapshot, entry)) {
        if (entry->th32ProcessID == process) {
            return entry->th32ParentProcessID;
        }
    }
    return 0;
}

static void observeParent() {
    HANDLE snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W entry = {};
    entry.dwSize = sizeof(entry);
    DWORD parent = parentOf(GetCurrentProcessId(), snapshot, &entry);
    parentOf(parent, snapshot, &entry);
    CloseHandle(snapshot);
    lineOfText("process.parent", entry.th32ProcessID == parent ? entry.szExeFile : nullptr);
}

static void observeJob() {
    BOOL inJob = FALSE;
    IsProcessInJob(GetCurrentProcess(), nullptr, &inJob);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {};
    QueryInformationJobObject(nullptr, JobObjectExtendedLimitInformation, &limits, sizeof(limits), nullptr);
    line("process.inJob", "%d", inJob);
    line("process.jobLimits", "%#lx", inJob ? limits.BasicLimitInformation.LimitFlags : 0);
}

static void observeProcessorState() {
    unsigned x87 = _control87(0, 0);
    line("process.floatingPoint", "%#x", x87);
    line("process.mxcsr", "%#x", _mm_getcsr());
}

static void observeMemory() {
    DWORD slot = TlsAlloc();
    line("process.heaps", "%lu", GetProcessHeaps(0, nullptr));
    line("process.firstFreeTlsSlot", "%lu", slot);
    TlsFree(slot);
}

static void observeLanguage() {
    line("process.codePages", "%u %u", GetACP(), GetOEMCP());
    line("process.locales", "%#lx %#lx %#lx", GetThreadLocale(), GetUserDefaultLCID(), GetSystemDefaultLCID());
    line("process.uiLanguages", "%#x %#x", GetUserDefaultUILanguage(), GetSystemDefaultUILanguage());
    line("process.cLocale", "%s", setlocale(LC_ALL, nullptr));
}

static void observeDesktop() {
    wchar_t name[256] = L"";
    GetUserObjectInformationW(GetProcessWindowStation(), UOI_NAME, name, sizeof(name), nullptr);
    lineOfText("process.windowStation", name);
    name[0] = 0;
    GetUserObjectInformationW(GetThreadDesktop(GetCurrentThreadId()), UOI_NAME, name, sizeof(name), nullptr);
    lineOfText("process.desktop", name);
}

void observeProcess() {
    DWORD shutdownLevel = 0;
    DWORD shutdownFlags = 0;
    GetProcessShutdownParameters(&shutdownLevel, &shutdownFlags);
    observePriority();
    observeThreads();
    observeParent();
    observeJob();
    observeProcessorState();
    observeMemory();
    observeLanguage();
    observeDesktop();
    line("process.errorMode", "%#x", GetErrorMode());
    line("process.threadErrorMode", "%#lx", GetThreadErrorMode());
    line("process.shutdown", "%#lx %#lx", shutdownLevel, shutdownFlags);
    line("process.debugged", "%d", IsDebuggerPresent());
    line("process.version", "%#lx", GetVersion());
}

void observeModules() {
    static HMODULE modules[1024];
    DWORD bytes = 0;
    EnumProcessModules(GetCurrentProcess(), modules, sizeof(modules), &bytes);
    for (DWORD i = 0; i < bytes / sizeof(HMODULE); i++) {
        wchar_t path[1024] = L"";
        GetModuleFileNameW(modules[i], path, 1024);
        lineOfText("module", path);
    }
}
