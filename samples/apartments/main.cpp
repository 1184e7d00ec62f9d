// SPDX-License-Identifier: Apache-2.0
//
// Initialises COM and shuts it down in the way that its argument names.

#include <windows.h>

#include <objbase.h>
#include <ole2.h>
#include <shlwapi.h>
#include <stdio.h>
#include <string.h>

static void* keep() { return memset(CoTaskMemAlloc(67), 'k', 67); }

static void let(void* block) { CoTaskMemFree(block); }

static void runThread(DWORD(WINAPI* function)(void*), void* parameter) {
    HANDLE thread = CreateThread(nullptr, 0, function, parameter, 0, nullptr);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
}

static void empty() {
    CoInitialize(nullptr);
    CoUninitialize();
}

// What is freed while COM is initialised again is not late.
static void manyTimes() {
    void* block = nullptr;
    for (int i = 0; i < 50; i++) {
        CoInitialize(nullptr);
        let(block);
        block = keep();
        CoUninitialize();
    }
    CoInitialize(nullptr);
    let(block);
    CoUninitialize();
}

static void nested() {
    CoInitialize(nullptr);
    OleInitialize(nullptr);
    CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED);
    void* block = keep();
    CoUninitialize();
    OleUninitialize();
    let(block);
    CoUninitialize();
}

static void unbalanced() {
    CoUninitialize();
    CoInitialize(nullptr);
    void* block = keep();
    CoUninitialize();
    CoUninitialize();
    CoUninitialize();
    let(block);
}

static void changedMode() {
    CoInitialize(nullptr);
    printf("%08lx\n", CoInitializeEx(nullptr, COINIT_MULTITHREADED));
    void* block = keep();
    CoUninitialize();
    let(block);
}

static DWORD WINAPI initialiseOnly(void*) {
    CoInitialize(nullptr);
    keep();
    return 0;
}

static void threadEnds() { runThread(initialiseOnly, nullptr); }

// Two threads in apartments of their own; the first one's end is not COM's.
static DWORD WINAPI useCom(void* block) {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    let(block);
    CoUninitialize();
    return 0;
}

static void manyThreads() {
    CoInitialize(nullptr);
    for (int i = 0; i < 20; i++) {
        runThread(useCom, keep());
    }
    void* block = keep();
    CoUninitialize();
    runThread(useCom, block);
}

// As Chromium's ComInitBalancer: who uninitialises COM once too often finds it initialised all the same.
class Balancer final : public IInitializeSpy {
public:
    STDMETHODIMP QueryInterface(REFIID, void** object) override {
        *object = this;
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return 1; }
    STDMETHODIMP_(ULONG) Release() override { return 1; }
    STDMETHODIMP PreInitialize(DWORD, DWORD) override { return S_OK; }
    STDMETHODIMP PostInitialize(HRESULT result, DWORD, DWORD) override { return result; }
    STDMETHODIMP PreUninitialize(DWORD references) override {
        if (references == 1) {
            CoInitialize(nullptr);
        }
        return S_OK;
    }
    STDMETHODIMP PostUninitialize(DWORD) override { return S_OK; }
};

static Balancer balancer;

static void balanced() {
    ULARGE_INTEGER cookie;
    CoRegisterInitializeSpy(&balancer, &cookie);
    CoInitialize(nullptr);
    void* block = keep();
    CoUninitialize();
    let(block);
    CoRevokeInitializeSpy(cookie);
    CoUninitialize();
}

static DWORD WINAPI useImplicitly(void* parameter) {
    let(parameter);
    keep();
    return 0;
}

static void implicitApartment() {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    runThread(useImplicitly, keep());
    CoUninitialize();
}

static void mtaUsage() {
    using Increment = HRESULT(WINAPI*)(void**);
    void* address = reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"ole32.dll"), "CoIncrementMTAUsage"));
    Increment increment;
    memcpy(&increment, &address, sizeof(increment));
    void* cookie;
    puts(increment != nullptr && increment(&cookie) == S_OK ? "used" : "not there");
    keep();
}

static void afterwards() {
    empty();
    keep();
}

static HANDLE comIsShutDown;
static HANDLE freed;

static DWORD WINAPI freeInApartment(void* block) {
    WaitForSingleObject(comIsShutDown, INFINITE);
    let(block);
    SetEvent(freed);
    return 0;
}

// A thread whose apartment is Windows' doing, not the program's.
static void windowsApartment() {
    comIsShutDown = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    freed = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    CoInitialize(nullptr);
    SHCreateThread(freeInApartment, keep(), CTF_COINIT, nullptr);
    CoUninitialize();
    SetEvent(comIsShutDown);
    WaitForSingleObject(freed, INFINITE);
}

// A thread on which there is no code but Windows'.
static void windowsFrees() {
    CoInitialize(nullptr);
    void* block = keep();
    CoUninitialize();
    void(WINAPI * function)(void*) = CoTaskMemFree;
    DWORD(WINAPI * start)(void*);
    memcpy(&start, &function, sizeof(start));
    runThread(start, block);
}

static HANDLE turning;
static HANDLE inside;
static volatile LONG leaving;

// In and out, until the other leaves: from then on it stays in.
static DWORD WINAPI goInAndOut(void*) {
    for (int i = 0;; i++) {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        if (leaving != 0) {
            break;
        }
        CoUninitialize();
        if (i == 20) {
            SetEvent(turning);
        }
    }
    SetEvent(inside);
    Sleep(INFINITE);
    return 0;
}

static DWORD WINAPI leaveMeanwhile(void*) {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    WaitForSingleObject(turning, INFINITE);
    leaving = 1;
    CoUninitialize();
    return 0;
}

static void inAndOut() {
    turning = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    inside = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    void* block = keep();
    CloseHandle(CreateThread(nullptr, 0, goInAndOut, nullptr, 0, nullptr));
    runThread(leaveMeanwhile, nullptr);
    WaitForSingleObject(inside, INFINITE);
    let(block);
}

int main(int count, char** words) {
    struct {
        const char* name;
        void (*function)();
    } const all[] = {
        {"empty", empty},
        {"many-times", manyTimes},
        {"nested", nested},
        {"unbalanced", unbalanced},
        {"changed-mode", changedMode},
        {"thread-ends", threadEnds},
        {"many-threads", manyThreads},
        {"balanced", balanced},
        {"implicit", implicitApartment},
        {"mta-usage", mtaUsage},
        {"afterwards", afterwards},
        {"windows-apartment", windowsApartment},
        {"windows-frees", windowsFrees},
        {"in-and-out", inAndOut},
    };
    for (const auto& one : all) {
        if (count == 2 && strcmp(one.name, words[1]) == 0) {
            one.function();
            return 0;
        }
    }
    return 2;
}
