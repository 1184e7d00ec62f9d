// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <vector>

#include "comleak/stream_format.h"

// This process, watched by the spy's DLL as a target would be: what the launcher makes for it, made here.
class SpiedProcess {
public:
    // The one there is; started when first asked for.
    static SpiedProcess& get();

    HRESULT started() const { return started_; }
    comleak::SectionHeader& header() { return *static_cast<comleak::SectionHeader*>(section_); }
    HANDLE resume() const { return resume_; }

    // Marks the present end of the stream; `since` returns the records behind it. Short ones are in the long form.
    void mark() { mark_ = unfold(); }
    std::vector<const comleak::RecordHeader*> since(uint8_t type);
    std::vector<const comleak::RecordHeader*> fromStart(uint8_t type);

    // How many records of the stream were repeated ones.
    size_t repeated() {
        unfold();
        return repeated_;
    }

private:
    SpiedProcess();
    uint64_t committed();
    size_t unfold();  // words of the stream so far, in the long form
    void add(const void* record, size_t bytes);
    void addInLongForm(const comleak::ShortRecord& record);
    std::vector<const comleak::RecordHeader*> records(size_t from, uint8_t type);

    HRESULT started_ = E_FAIL;
    void* section_ = nullptr;
    HANDLE resume_ = nullptr;
    std::vector<uint64_t> unfolded_;
    comleak::ShortRecord lastAllocated_ = {};
    comleak::ShortRecord lastFreed_ = {};
    size_t repeated_ = 0;
    uint64_t unfoldedTo_ = 0;  // byte of the stream
    size_t mark_ = 0;
};
