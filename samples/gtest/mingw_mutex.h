// SPDX-License-Identifier: Apache-2.0
//
// What GoogleTest needs of <mutex> and <condition_variable>, for the MinGW whose C++ library comes without threads. It
// is included before GoogleTest's sources are; other compilers have no need of it.
#pragma once

#include <condition_variable>
#include <mutex>

#ifndef _GLIBCXX_HAS_GTHREADS

#include <windows.h>

namespace std {

class mutex {
public:
    void lock() { AcquireSRWLockExclusive(&lock_); }
    void unlock() { ReleaseSRWLockExclusive(&lock_); }
    SRWLOCK* native_handle() { return &lock_; }

private:
    SRWLOCK lock_ = SRWLOCK_INIT;
};

class condition_variable {
public:
    void notify_all() { WakeAllConditionVariable(&condition_); }

    template <typename Predicate>
    void wait(unique_lock<mutex>& lock, Predicate until) {
        while (!until()) {
            SleepConditionVariableSRW(&condition_, lock.mutex()->native_handle(), INFINITE, 0);
        }
    }

private:
    CONDITION_VARIABLE condition_ = CONDITION_VARIABLE_INIT;
};

}  // namespace std

#endif
