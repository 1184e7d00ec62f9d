// SPDX-License-Identifier: Apache-2.0
//
// Ends in the way that its argument names, with 2,000 blocks outstanding and 1,000 freed: were an event before
// the end lost, other numbers would be reported.

#include <windows.h>

#include <objbase.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const DWORD EXIT_CODE = 41;

static void* unfinished(int size) {
    return memset(CoTaskMemAlloc(static_cast<SIZE_T>(size)), 'u', static_cast<size_t>(size));
}

static void work() {
    for (int i = 1; i <= 1000; i++) {
        void* freed = unfinished(i);
        unfinished(i);
        unfinished(8);
        CoTaskMemFree(freed);
    }
}

static HANDLE onThread(DWORD(WINAPI* function)(void*)) {
    return CreateThread(nullptr, 0, function, nullptr, 0, nullptr);
}

static DWORD WINAPI exitProcess(void*) { ExitProcess(EXIT_CODE); }

static void exitOnThread() { WaitForSingleObject(onThread(exitProcess), INFINITE); }

static HANDLE inAllocator;

// Within the copying of CoTaskMemRealloc: the thread stays there until it is killed.
static LONG CALLBACK stayInAllocator(EXCEPTION_POINTERS*) {
    SetEvent(inAllocator);
    Sleep(INFINITE);
    return EXCEPTION_CONTINUE_SEARCH;
}

static DWORD WINAPI reallocateUnreadable(void*) {
    const SIZE_T size = 4 << 20;
    char* block = static_cast<char*>(CoTaskMemAlloc(size));
    DWORD before;
    VirtualProtect(block + size / 2, 4096, PAGE_NOACCESS, &before);
    return CoTaskMemRealloc(block, 16 * size) == nullptr ? 0 : 1;
}

static void exitWhileInAllocator() {
    inAllocator = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    AddVectoredExceptionHandler(1, stayInAllocator);
    HANDLE either[] = {inAllocator, onThread(reallocateUnreadable)};
    puts(WaitForMultipleObjects(2, either, FALSE, INFINITE) == WAIT_OBJECT_0 ? "inside" : "outside");
    fflush(stdout);
    ExitProcess(EXIT_CODE);
}

static DWORD WINAPI waitAndExit(void* thread) {
    WaitForSingleObject(thread, INFINITE);
    return EXIT_CODE;
}

// The process goes on until its last thread ends, and that thread's code is the process's.
static void exitMainThread() {
    HANDLE self;
    DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &self, 0, FALSE,
                    DUPLICATE_SAME_ACCESS);
    CloseHandle(CreateThread(nullptr, 0, waitAndExit, self, 0, nullptr));
    ExitThread(9);
}

// As Task Manager does it: from another process.
static void terminateFromOutside() {
    wchar_t program[MAX_PATH];
    wchar_t commandLine[64];
    GetModuleFileNameW(nullptr, program, MAX_PATH);
    swprintf(commandLine, 64, L"endings.exe kill %lu", GetCurrentProcessId());
    STARTUPINFOW startup = {};
    startup.cb = sizeof(startup);
    PROCESS_INFORMATION process;
    CreateProcessW(program, commandLine, nullptr, nullptr, FALSE, 0, nullptr, nullptr, &startup, &process);
    Sleep(INFINITE);
}

static int kill(const char* processId) {
    HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, strtoul(processId, nullptr, 10));
    return TerminateProcess(process, EXIT_CODE) ? 0 : 1;
}

static volatile int* const nowhere = reinterpret_cast<int*>(0x10);
static volatile int zero = 0;

static int faultRead() { return *nowhere; }

static void faultExecute() {
    void* data = VirtualAlloc(nullptr, 4096, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
    void (*function)();
    memcpy(&function, &data, sizeof(function));
    function();
}

static void faultDivide() { printf("%d\n", 1 / zero); }

static int overflow(int depth) {
    volatile char frame[1024];
    frame[0] = static_cast<char>(depth);
    return depth < 0 ? 0 : overflow(depth + 1) + frame[0];
}

static void throwUncaught() { RaiseException(0xE06D7363, EXCEPTION_NONCONTINUABLE, 0, nullptr); }

static void failFast() {
#if defined(_MSC_VER)
    __fastfail(7);
#else
    __asm__ volatile("int $0x29" : : "c"(7));
#endif
}

static void raiseFailFast() { RaiseFailFastException(nullptr, nullptr, 0); }

// Runs on when comleak dies, and does what it would have done.
static void outlive() {
    puts("waiting");
    fflush(stdout);
    getchar();
    int allocated = 0;
    for (int i = 0; i < 100000; i++) {
        void* block = CoTaskMemAlloc(16);
        allocated += block != nullptr ? 1 : 0;
        CoTaskMemFree(block);
    }
    CoUninitialize();
    printf("%d blocks\n", allocated);
}

static HANDLE pressed;

static BOOL WINAPI onControl(DWORD) {
    SetEvent(pressed);
    return TRUE;
}

// What many servers do: shut down in good order at Ctrl-C.
static void answerControlC() {
    pressed = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    SetConsoleCtrlHandler(onControl, TRUE);
    puts("waiting");
    fflush(stdout);
    WaitForSingleObject(pressed, INFINITE);
    CoUninitialize();
    puts("finished");
}

static void ignoreControlC() {
    pressed = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    SetConsoleCtrlHandler(onControl, TRUE);
    puts("waiting");
    fflush(stdout);
    WaitForSingleObject(pressed, INFINITE);
    puts("ignored");
    fflush(stdout);
    Sleep(INFINITE);
}

static void waitForControlC() {
    puts("waiting");
    fflush(stdout);
    Sleep(INFINITE);
}

static const struct {
    const char* name;
    void (*end)();
} endings[] = {
    {"exit", [] { ExitProcess(EXIT_CODE); }},
    {"exit-on-thread", exitOnThread},
    {"exit-in-allocator", exitWhileInAllocator},
    {"exit-main-thread", exitMainThread},
    {"terminate-with-0", [] { TerminateProcess(GetCurrentProcess(), 0); }},
    {"terminated-from-outside", terminateFromOutside},
    {"read", [] { faultRead(); }},
    {"execute", faultExecute},
    {"divide", faultDivide},
    {"overflow", [] { overflow(1); }},
    {"throw", throwUncaught},
    {"abort", abort},
    {"fast-fail", failFast},
    {"raise-fail-fast", raiseFailFast},
    {"answer-control-c", answerControlC},
    {"ignore-control-c", ignoreControlC},
    {"wait", waitForControlC},
    {"outlive", outlive},
};

int main(int count, char** words) {
    if (count == 3) {
        return kill(words[2]);
    }
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    CoInitialize(nullptr);
    work();
    for (const auto& ending : endings) {
        if (count == 2 && strcmp(ending.name, words[1]) == 0) {
            ending.end();
        }
    }
    return EXIT_CODE;
}
