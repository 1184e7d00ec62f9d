// SPDX-License-Identifier: Apache-2.0
#include "spied_process.h"

#include <stdlib.h>

using namespace comleak;

namespace {

constexpr DWORD HOLD_TIMEOUT = 300;  // milliseconds

uint64_t numberOf(HANDLE handle) { return reinterpret_cast<uintptr_t>(handle); }

}  // namespace

SpiedProcess& SpiedProcess::get() {
    static SpiedProcess process;
    return process;
}

SpiedProcess::SpiedProcess() {
    HANDLE mapping = CreateFileMappingW(INVALID_HANDLE_VALUE, nullptr, PAGE_READWRITE, 0, SECTION_BYTES, nullptr);
    unfolded_.reserve(size_t{2} * RING_BYTES / 8);  // what was returned stays where it is
    section_ = MapViewOfFile(mapping, FILE_MAP_READ | FILE_MAP_WRITE, 0, 0, SECTION_BYTES);
    resume_ = CreateEventW(nullptr, FALSE, FALSE, nullptr);
    header().magic = STREAM_MAGIC;
    header().version = STREAM_VERSION;
    StartBlock block = {};
    block.magic = STREAM_MAGIC;
    block.version = STREAM_VERSION;
    block.doorbell = numberOf(CreateEventW(nullptr, FALSE, FALSE, nullptr));
    block.room = numberOf(CreateEventW(nullptr, FALSE, FALSE, nullptr));
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

size_t SpiedProcess::unfold() {
    const uint8_t* ring = static_cast<const uint8_t*>(section_) + SECTION_BYTES - RING_BYTES;
    for (uint64_t end = committed(); unfoldedTo_ < end;) {
        const auto* record = reinterpret_cast<const RecordHeader*>(ring + unfoldedTo_);
        if (record->type == RECORD_SHORT_ALLOCATED || record->type == RECORD_SHORT_FREED) {
            const auto& last = *reinterpret_cast<const ShortRecord*>(record);
            addInLongForm(last);
            (last.type == RECORD_SHORT_FREED ? lastFreed_ : lastAllocated_) = last;
            unfoldedTo_ += sizeof(ShortRecord);
        } else if (record->type == RECORD_REPEATED_ALLOCATED || record->type == RECORD_REPEATED_FREED) {
            ShortRecord repeated = record->type == RECORD_REPEATED_FREED ? lastFreed_ : lastAllocated_;
            repeated.block = repeated.block >> BLOCK_ADDRESS_BITS << BLOCK_ADDRESS_BITS |
                             reinterpret_cast<const RepeatedRecord*>(record)->typeAndAddress >> REPEATED_ADDRESS_SHIFT;
            addInLongForm(repeated);
            repeated_++;
            unfoldedTo_ += sizeof(RepeatedRecord);
        } else {
            add(record, record->length);
            unfoldedTo_ += record->length;
        }
    }
    return unfolded_.size();
}

void SpiedProcess::add(const void* record, size_t bytes) {
    const auto* words = static_cast<const uint64_t*>(record);
    unfolded_.insert(unfolded_.end(), words, words + bytes / 8);
}

void SpiedProcess::addInLongForm(const ShortRecord& record) {
    uint32_t thread = record.threadUnit * THREAD_UNIT;
    uint64_t address = record.block & ((uint64_t{1} << BLOCK_ADDRESS_BITS) - 1);
    auto size = static_cast<uint32_t>(record.block >> BLOCK_ADDRESS_BITS);
    if (record.type == RECORD_SHORT_FREED) {
        Freed freed = {{RECORD_FREED, record.flags, sizeof(Freed), thread}, address, record.stack, 0};
        add(&freed, sizeof(freed));
    } else {
        Allocated allocated = {
            {RECORD_ALLOCATED, record.flags, sizeof(Allocated), thread}, address, size, record.stack};
        add(&allocated, sizeof(allocated));
    }
}

std::vector<const RecordHeader*> SpiedProcess::since(uint8_t type) { return records(mark_, type); }

std::vector<const RecordHeader*> SpiedProcess::fromStart(uint8_t type) { return records(0, type); }

std::vector<const RecordHeader*> SpiedProcess::records(size_t from, uint8_t type) {
    std::vector<const RecordHeader*> found;
    for (size_t at = from, end = unfold(); at < end;) {
        const auto* record = reinterpret_cast<const RecordHeader*>(&unfolded_[at]);
        if (record->type == type) {
            found.push_back(record);
        }
        at += record->length / 8;
    }
    return found;
}
