// SPDX-License-Identifier: Apache-2.0
//
// The ring of the section, written by many threads and read by the launcher. Its offsets are those
// of the stream: they only ascend.
#pragma once

#include <stdint.h>

#include "comleak/stream_format.h"

namespace comleak {

class Ring {
public:
    // `section`: SECTION_BYTES that outlive the ring, zeroed but for magic and version.
    // `hopelessAfter`: milliseconds that one holder of the right to write is waited for.
    void attach(void* section, uint32_t hopelessAfter = 10000);

    SectionHeader& header() { return *header_; }

    // Takes the sole right to write, which its holder keeps for the time of a copy and in which it
    // waits for nothing. Takes it away from a thread that died with it. False if it cannot be had: its holder
    // lives and does not run. The first to find that waits for it; until the holder moves on, nobody else does.
    bool acquire(uint32_t thread);

    // The same without waiting.
    bool tryAcquire(uint32_t thread);

    // Takes the right away from whoever died with it: no other thread is left in the process.
    void seize();

    // The following are for the holder of the right alone.
    uint32_t room() const;                          // bytes
    void put(const void* record, uint32_t length);  // a multiple of 8 bytes, aligned to 8
    void publish();                                 // commits what was put
    void release();                                 // commits what was put, and gives the right up

    uint64_t committed() const;  // stream offset
    uint32_t unsentBytes() const;

    // The bytes [sent, committed), as far as they lie in one piece, at most `limit`.
    const uint8_t* unsent(uint32_t limit, uint32_t* length) const;
    void sent(uint32_t length);

private:
    void take(uint32_t thread, uint64_t committed);

    SectionHeader* header_ = nullptr;
    uint8_t* bytes_ = nullptr;
    uint64_t hopelessAfter_ = 0;
    uint32_t turn_ = 1;    // of the right to write: goes up when it is given up or taken away
    uint32_t stuck_ = 0;   // the turn that is not waited for any more
    uint64_t cursor_ = 0;  // stream offset behind what was put; of the holder alone
};

}  // namespace comleak
