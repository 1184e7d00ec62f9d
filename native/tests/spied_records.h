// SPDX-License-Identifier: Apache-2.0
//
// What the tests of the spy's DLL ask of the process that it watches, which is their own.
#pragma once

#include <windows.h>

#include <doctest/doctest.h>

#include <functional>
#include <vector>

#include "spied_process.h"

inline SpiedProcess& spied() { return SpiedProcess::get(); }

template <typename Record>
const Record& only(const std::vector<const comleak::RecordHeader*>& records) {
    REQUIRE(records.size() == 1);
    return *reinterpret_cast<const Record*>(records[0]);
}

inline uint64_t numberOf(const void* block) { return reinterpret_cast<uintptr_t>(block); }

inline DWORD WINAPI runFunction(void* function) {
    (*static_cast<std::function<void()>*>(function))();
    return 0;
}

// Runs a function on a thread of its own and waits for its end. MinGW's C++ library may have no std::thread.
inline void onNewThread(std::function<void()> function) {
    HANDLE thread = CreateThread(nullptr, 0, runFunction, &function, 0, nullptr);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
}
