// SPDX-License-Identifier: Apache-2.0
#include "spied_process.h"

#include <stdlib.h>

using namespace comleak;

namespace {

constexpr DWORD HOLD_TIMEOUT = 300;  // milliseconds

uint64_t numberOf(HANDLE handle) { return reinterpret_cast<uintptr_t>(handle); }

HANDLE openPipe() {
    const wchar_t* name = L"\\\\.\\pipe\\comleak-spy-test";
    HANDLE server = CreateNamedPipeW(name, PIPE_ACCESS_INBOUND, PIPE_TYPE_BYTE, 1, RING_BYTES, RING_BYTES, 0, nullptr);
    HANDLE client = CreateFileW(name, GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, nullptr);
    return server == INVALID_HANDLE_VALUE ? server : client;
}

}  // namespace

SpiedProcess& SpiedProcess::get() {
    static SpiedProcess process;
    return process;
}

SpiedProcess::SpiedProcess() {
    HANDLE mapping = CreateFileMappingW(INVALID_HANDLE_VALUE, nullptr, PAGE_READWRITE, 0, SECTION_BYTES, nullptr);
    section_ = MapViewOfFile(mapping, FILE_MAP_READ | FILE_MAP_WRITE, 0, 0, SECTION_BYTES);
    resume_ = CreateEventW(nullptr, FALSE, FALSE, nullptr);
    header().magic = STREAM_MAGIC;
    header().version = STREAM_VERSION;
    StartBlock block = {};
    block.magic = STREAM_MAGIC;
    block.version = STREAM_VERSION;
    block.pipe = numberOf(openPipe());
    block.section = numberOf(mapping);
    block.resume = numberOf(resume_);
    block.launcher = numberOf(OpenProcess(SYNCHRONIZE, FALSE, GetCurrentProcessId()));
    block.mainThread = GetCurrentThreadId();
    block.stackDepth = 32;
    block.holdTimeout = HOLD_TIMEOUT;
    block.stallTimeout = 1000;
    HMODULE spy = LoadLibraryA(COMLEAK_SPY);
    auto start =
        reinterpret_cast<LPTHREAD_START_ROUTINE>(reinterpret_cast<void*>(GetProcAddress(spy, "comleak_start")));
    if (start != nullptr) {
        started_ = static_cast<HRESULT>(start(&block));
    }
}

uint64_t SpiedProcess::committed() {
    uint64_t committed = *const_cast<volatile uint64_t*>(&header().committed) & ~COMMITTED_BUSY;
    if (committed > RING_BYTES) {
        abort();  // the tests read the ring from its start, and must not write more than it holds
    }
    return committed;
}

std::vector<const RecordHeader*> SpiedProcess::since(uint8_t type) { return records(mark_, type); }

std::vector<const RecordHeader*> SpiedProcess::fromStart(uint8_t type) { return records(0, type); }

std::vector<const RecordHeader*> SpiedProcess::records(uint64_t from, uint8_t type) {
    std::vector<const RecordHeader*> found;
    const uint8_t* ring = static_cast<const uint8_t*>(section_) + SECTION_BYTES - RING_BYTES;
    for (uint64_t at = from, end = committed(); at < end;) {
        const auto* record = reinterpret_cast<const RecordHeader*>(ring + at);
        if (record->type == type) {
            found.push_back(record);
        }
        at += record->length;
    }
    return found;
}
