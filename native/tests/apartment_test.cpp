// SPDX-License-Identifier: Apache-2.0
//
// The spy's DLL in a process of its own: threads in apartments, and what COM's shutting down makes of them.

#include <windows.h>

#include <doctest/doctest.h>
#include <objbase.h>

#include <functional>

#include "spied_records.h"

using namespace comleak;

TEST_CASE("a thread's way through its apartment is told, and its end is a checkpoint at which it waits") {
    spied().mark();
    DWORD id = 0;
    DWORD waited = 0;
    onNewThread([&] {
        id = GetCurrentThreadId();
        CHECK(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED) == S_OK);
        CHECK(CoInitializeEx(nullptr, COINIT_MULTITHREADED) == RPC_E_CHANGED_MODE);
        DWORD before = GetTickCount();
        CoUninitialize();
        waited = GetTickCount() - before;
    });

    auto entered = spied().since(RECORD_APARTMENT_ENTERED);
    REQUIRE(entered.size() == 2);
    CHECK(entered[0]->thread == id);
    CHECK(reinterpret_cast<const ApartmentEntered*>(entered[0])->references == 1);
    CHECK(reinterpret_cast<const ApartmentEntered*>(entered[1])->references == 1);
    CHECK(reinterpret_cast<const ApartmentEntered*>(entered[1])->result == RPC_E_CHANGED_MODE);
    CHECK(only<ApartmentLeft>(spied().since(RECORD_APARTMENT_LEFT)).references == 0);
    const auto& checkpoint = only<Checkpoint>(spied().since(RECORD_CHECKPOINT));
    CHECK(checkpoint.header.flags == (CHECKPOINT_HELD | CHECKPOINT_UNINITIALIZE));
    const auto& resumed = only<Resumed>(spied().since(RECORD_RESUMED));
    CHECK(resumed.number == checkpoint.number);
    CHECK(resumed.header.flags == RESUMED_TIMED_OUT);
    CHECK(waited >= 250);
}

TEST_CASE("a thread that ends within its apartment is a checkpoint that holds nobody") {
    spied().mark();
    onNewThread([] { CoInitializeEx(nullptr, COINIT_MULTITHREADED); });

    CHECK(only<ThreadEnded>(spied().since(RECORD_THREAD_ENDED)).references == 1);
    CHECK(only<Checkpoint>(spied().since(RECORD_CHECKPOINT)).header.flags == CHECKPOINT_THREAD_END);
}

TEST_CASE("a thread that is killed in its apartment is counted out at the next way out of one") {
    std::function<void()> enterAndWait = [] {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        Sleep(INFINITE);
    };
    REQUIRE(CoInitializeEx(nullptr, COINIT_MULTITHREADED) == S_OK);
    spied().mark();
    DWORD id = 0;
    HANDLE thread = CreateThread(nullptr, 0, runFunction, &enterAndWait, 0, &id);
    while (spied().since(RECORD_APARTMENT_ENTERED).size() < 2) {
        SwitchToThread();
    }
    onNewThread([] {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        CoUninitialize();
    });
    CHECK(spied().since(RECORD_THREAD_ENDED).size() == 1);  // of the thread that was in and out

    TerminateThread(thread, 7);
    WaitForSingleObject(thread, INFINITE);
    CoUninitialize();

    auto ended = spied().since(RECORD_THREAD_ENDED);
    REQUIRE(ended.size() == 2);
    CHECK(ended[1]->thread == id);
    CHECK(ended[1]->flags == THREAD_KILLED);
    CHECK(reinterpret_cast<const ThreadEnded*>(ended[1])->references == 2);
    const auto& checkpoint = only<Checkpoint>(spied().since(RECORD_CHECKPOINT));
    CHECK((checkpoint.header.flags & CHECKPOINT_UNINITIALIZE) != 0);
    CHECK(ended[1] < &checkpoint.header);
    CloseHandle(thread);
}

TEST_CASE("while another thread is in an apartment there is no checkpoint; an unbalanced CoUninitialize is none") {
    REQUIRE(CoInitializeEx(nullptr, COINIT_MULTITHREADED) == S_OK);
    spied().mark();
    onNewThread([] {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        CoUninitialize();
        CoUninitialize();
    });

    CHECK(spied().since(RECORD_CHECKPOINT).empty());
    auto left = spied().since(RECORD_APARTMENT_LEFT);
    REQUIRE(left.size() == 2);
    CHECK(left[1]->flags == APARTMENT_UNBALANCED);
    CoUninitialize();
    CHECK(spied().since(RECORD_CHECKPOINT).size() == 1);
}
