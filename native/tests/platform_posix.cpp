// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include <sched.h>

#include "platform/platform.h"

namespace comleak::platform {

void* allocatePages(size_t bytes) {
    void* pages = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return pages == MAP_FAILED ? nullptr : pages;
}

void freePages(void* pages, size_t bytes) { munmap(pages, bytes); }

uint32_t threadId() { return static_cast<uint32_t>(syscall(SYS_gettid)); }

size_t stackLeft() { return size_t{1} << 20; }

void stackLimits(uintptr_t* low, uintptr_t* high) {
    *low = 0;
    *high = UINTPTR_MAX;
}

bool readable(const void*, size_t) { return true; }

bool copyFrom(void* to, uintptr_t address, size_t bytes) {
    // As the system does it: memory that is not there is no fault.
    iovec local = {to, bytes};
    iovec remote = {reinterpret_cast<void*>(address), bytes};
    return process_vm_readv(getpid(), &local, 1, &remote, 1, 0) == static_cast<ssize_t>(bytes);
}

bool onStack(const void*) { return false; }

bool threadLives(uint32_t thread) { return syscall(SYS_tgkill, getpid(), thread, 0) == 0; }

void yield() { sched_yield(); }

void rest() { usleep(1000); }

uint64_t ticks() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<uint64_t>(now.tv_sec) * 1000 + static_cast<uint64_t>(now.tv_nsec) / 1000000;
}

}  // namespace comleak::platform
