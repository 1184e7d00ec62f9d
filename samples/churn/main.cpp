// SPDX-License-Identifier: Apache-2.0
//
// churn SEED THREADS EVENTS LEDGER-FILE [ENDING]: allocates, reallocates and frees at random through every API of COM
// that does, on several threads, and keeps a ledger of it, which is the truth that a report is compared with.
//   leak       (or no ENDING) what is live when all events are done leaks, with every thread out of its apartment
//   crash      a thread dies of an access violation at one of its events
//   terminate  the main thread ends the process while the others are at it
//   wait       goes on until somebody ends it, such as churn kill; for five minutes at most
// churn kill AFTER LEDGER-FILE: waits until a churn that runs has done that many events, and ends it.

#include "churner.h"

#include <stdio.h>
#include <stdlib.h>

#include <psapi.h>

namespace {

enum class Ending { LEAK, CRASH, TERMINATE, WAIT };

constexpr UINT EXIT_CODE_OF_KILLED = 77;
constexpr uint64_t LONGEST_MILLISECONDS = 300'000;

struct Work {
    Ledger* ledger;
    Mailboxes mailboxes;
    uint32_t seed;
    uint64_t events;  // of each thread
    uint64_t latest;  // GetTickCount64 after which nothing goes on
    Ending ending;
};

Work work;

void enter(Random* random) {
    CoInitializeEx(nullptr, random->below(2) == 0 ? COINIT_APARTMENTTHREADED : COINIT_MULTITHREADED);
}

void leave() {
    InterlockedIncrement(&work.ledger->header.leaving);
    CoUninitialize();
    InterlockedIncrement(&work.ledger->header.left);
}

void writeThrough(volatile int* pointer) { *pointer = 1; }

DWORD WINAPI churn(void* parameter) {
    auto number = static_cast<uint32_t>(reinterpret_cast<UINT_PTR>(parameter));
    Thread* thread = &work.ledger->threads[number];
    thread->id = GetCurrentThreadId();
    Random random(work.seed, MOST_THREADS + number);
    bool crashes = work.ending == Ending::CRASH && number == 0;
    uint64_t crashAt = crashes ? work.events / 2 + random.below(static_cast<uint32_t>(work.events / 2 + 1)) : 0;
    bool endless = work.ending != Ending::LEAK;
    bool inside = true;
    enter(&random);
    Churner churner(work.ledger, &work.mailboxes, work.seed, number);
    while (endless || thread->events < work.events) {
        if (crashes && thread->events >= crashAt) {
            writeThrough(nullptr);
        }
        churner.step();
        // Now and then a thread is in no apartment; where all are, that is a checkpoint while the others go on.
        if (random.below(4096) == 0) {
            inside ? leave() : enter(&random);
            inside = !inside;
            // Nobody came to end it.
            endless = endless && GetTickCount64() < work.latest;
        }
    }
    if (inside) {
        leave();
    }
    return 0;
}

Ending endingOf(const wchar_t* word) {
    if (wcscmp(word, L"crash") == 0) {
        return Ending::CRASH;
    }
    if (wcscmp(word, L"terminate") == 0) {
        return Ending::TERMINATE;
    }
    return wcscmp(word, L"wait") == 0 ? Ending::WAIT : Ending::LEAK;
}

void begin(uint32_t threads) {
    Header* header = &work.ledger->header;
    header->process = GetCurrentProcessId();
    header->pointerBytes = sizeof(void*);
    header->threads = threads;
    header->slots = MOST_THREADS * SLOTS_OF_A_THREAD;
    MemoryBarrier();
    header->magic = LEDGER_MAGIC;
}

void terminateWithin(uint64_t events) {
    Random random(work.seed, 2 * MOST_THREADS);
    uint64_t after = events / 2 + random.below(static_cast<uint32_t>(events / 2 + 1));
    while (work.ledger->events() < after) {
        Sleep(1);
    }
    TerminateProcess(GetCurrentProcess(), EXIT_CODE_OF_KILLED);
}

int kill(uint64_t after, const wchar_t* file) {
    Ledger* ledger = nullptr;
    uint64_t latest = GetTickCount64() + LONGEST_MILLISECONDS;
    while ((ledger == nullptr && (ledger = mapLedger(file, true)) == nullptr) || ledger->header.magic != LEDGER_MAGIC ||
           ledger->events() < after) {
        if (GetTickCount64() > latest) {
            return 1;
        }
        Sleep(1);
    }
    HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, ledger->header.process);
    return process != nullptr && TerminateProcess(process, EXIT_CODE_OF_KILLED) ? 0 : 1;
}

void run(uint32_t threads, uint64_t events) {
    HANDLE handles[MOST_THREADS];
    for (UINT_PTR i = 0; i < threads; i++) {
        handles[i] = CreateThread(nullptr, 0, churn, reinterpret_cast<void*>(i), 0, nullptr);
    }
    if (work.ending == Ending::TERMINATE) {
        terminateWithin(events);
    }
    WaitForMultipleObjects(threads, handles, TRUE, INFINITE);
}

void countMemory() {
    PROCESS_MEMORY_COUNTERS memory = {};
    GetProcessMemoryInfo(GetCurrentProcess(), &memory, sizeof(memory));
    work.ledger->header.privateBytes = memory.PagefileUsage;
}

}  // namespace

int wmain(int count, wchar_t** words) {
    if (count == 4 && wcscmp(words[1], L"kill") == 0) {
        return kill(_wcstoui64(words[2], nullptr, 10), words[3]);
    }
    uint32_t threads = count < 5 ? 0 : wcstoul(words[2], nullptr, 10);
    if (threads == 0 || threads > MOST_THREADS || (work.ledger = mapLedger(words[4], false)) == nullptr) {
        fputs("usage: churn SEED THREADS EVENTS LEDGER-FILE [ENDING]; churn kill AFTER LEDGER-FILE\n", stderr);
        return 2;
    }
    uint64_t events = _wcstoui64(words[3], nullptr, 10);
    work.seed = wcstoul(words[1], nullptr, 10);
    work.events = events / threads;
    work.latest = GetTickCount64() + LONGEST_MILLISECONDS;
    work.ending = endingOf(count > 5 ? words[5] : L"leak");
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    begin(threads);
    // In odd runs an apartment of the main thread outlives the others: no checkpoint before the last.
    bool apartment = work.seed % 2 != 0;
    if (apartment) {
        CoInitialize(nullptr);
    }
    run(threads, events);
    if (apartment) {
        leave();
    }
    countMemory();
    return 0;
}
