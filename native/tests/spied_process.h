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

    // Marks the present end of the stream; `since` returns the records behind it.
    void mark() { mark_ = committed(); }
    std::vector<const comleak::RecordHeader*> since(uint8_t type);
    std::vector<const comleak::RecordHeader*> fromStart(uint8_t type);

private:
    SpiedProcess();
    uint64_t committed();
    std::vector<const comleak::RecordHeader*> records(uint64_t from, uint8_t type);

    HRESULT started_ = E_FAIL;
    void* section_ = nullptr;
    HANDLE resume_ = nullptr;
    uint64_t mark_ = 0;
};
