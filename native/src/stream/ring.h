// SPDX-License-Identifier: Apache-2.0
//
// The ring of the section, written by many threads and read by the launcher. Its offsets are those
// of the stream: they only ascend.
#pragma once

#include <stdint.h>

#include "comleak/stream_format.h"
#include "platform/atomic.h"

namespace comleak {

// Eight bytes of a record of whatever type: a compiler that took them for an integer's might read them before the
// record's own members have been written.
#if defined(_MSC_VER) && !defined(__clang__)
using Word = uint64_t;
#else
typedef uint64_t Word __attribute__((__may_alias__));
#endif

class Ring {
public:
    // `section`: SECTION_BYTES that outlive the ring, zeroed but for magic and version.
    // `hopelessAfter`: milliseconds that one holder of the right to write is waited for.
    void attach(void* section, uint32_t hopelessAfter = 10000);

    SectionHeader& header() { return *header_; }

    // Takes the sole right to write, which its holder keeps for the time of a copy and in which it
    // waits for nothing. Takes it away from a thread that died with it. False if it cannot be had: its holder
    // lives and does not run. The first to find that waits for it; until the holder moves on, nobody else does.
    bool acquire(uint32_t thread) { return tryAcquire(thread) || acquireSlowly(thread); }

    // The same without waiting.
    bool tryAcquire(uint32_t thread) {
        uint64_t committed = load64(&header_->committed);
        if ((committed & COMMITTED_BUSY) != 0 ||
            !exchange64If(&header_->committed, committed, committed | COMMITTED_BUSY)) {
            return false;
        }
        take(thread, committed);
        return true;
    }

    // Takes the right away from whoever died with it: no other thread is left in the process.
    void seize();

    // The following are for the holder of the right alone.
    // Bytes that can be put.
    uint32_t room() const { return RING_BYTES - static_cast<uint32_t>(cursor_ - taken()); }

    // A multiple of 8 bytes, aligned to 8. By words, without memcpy: the C runtime is another module, which a loader
    // notification may not call.
    void put(const void* record, uint32_t length) {
        const Word* words = static_cast<const Word*>(record);
        Word* ring = reinterpret_cast<Word*>(bytes_);
        for (uint32_t i = 0; i < length / 8; i++) {
            ring[(cursor_ / 8 + i) % (RING_BYTES / 8)] = words[i];
        }
        cursor_ += length;
    }

    // Eight bytes, little-endian.
    void put(uint64_t word) {
        reinterpret_cast<Word*>(bytes_)[cursor_ / 8 % (RING_BYTES / 8)] = word;
        cursor_ += sizeof(word);
    }

    // Commits what was put.
    void publish() { store64(&header_->committed, cursor_ | COMMITTED_BUSY); }

    // Commits what was put, and gives the right up.
    void release() {
        store32(&header_->producer, 0);
        // Before the right can be had again: who comes late must not take the next turn for this one.
        store32(&turn_, turn_ + 1);
        store64(&header_->committed, cursor_);
    }

    // How often the right was taken from a holder that may have put what it never committed.
    uint32_t takeovers() const { return takeovers_; }

    // Stream offset.
    uint64_t committed() const { return load64(&header_->committed) & ~COMMITTED_BUSY; }
    uint64_t taken() const { return load64(&header_->taken); }

    // Room, as who does not hold the right sees it.
    uint32_t freeBytes() const { return RING_BYTES - static_cast<uint32_t>(committed() - taken()); }

private:
    bool acquireSlowly(uint32_t thread);
    void take(uint32_t thread, uint64_t committed) {
        store32(&header_->producer, thread);
        cursor_ = committed & ~COMMITTED_BUSY;
    }

    SectionHeader* header_ = nullptr;
    uint8_t* bytes_ = nullptr;
    uint64_t hopelessAfter_ = 0;
    uint32_t turn_ = 1;   // of the right to write: goes up when it is given up or taken away
    uint32_t stuck_ = 0;  // the turn that is not waited for any more
    uint32_t takeovers_ = 0;
    uint64_t cursor_ = 0;  // stream offset behind what was put; of the holder alone
};

}  // namespace comleak
