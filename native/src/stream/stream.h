// SPDX-License-Identifier: Apache-2.0
//
// The stream as its producers see it: begin, put, end. What happens in between is committed at once
// or not at all.
#pragma once

#include <windows.h>

#include "module/module_slots.h"
#include "stream/doorbell.h"
#include "stream/ring.h"

namespace comleak {

// What a producer may do if the ring is full.
enum class Patience {
    WAITS,       // an allocator or apartment callback: waits for the launcher
    NEVER_WAITS  // under the loader lock: uses the ring's last bytes, and loses the event if they are gone
};

// A handle of the start block.
HANDLE handleOf(uint64_t value);

class Stream {
public:
    // `stacks`: see ModuleSlots.
    void attach(void* section, StackTable* stacks, const StartBlock& block);

    // Whether anybody will ever read what is recorded.
    bool read() const;

    // Takes the sole right to write `bytes` at most. False if that cannot be had: the event is counted as lost.
    bool begin(uint32_t thread, uint32_t bytes, Patience patience);
    void put(const void* record, uint32_t length) { ring_.put(record, length); }
    void put(uint64_t word) { ring_.put(word); }
    void publish() { ring_.publish(); }  // commits what was put so far, and goes on
    void end() { ring_.release(); }
    uint32_t takeovers() const { return ring_.takeovers(); }

    // Tells the launcher of what has gathered, if it is worth that; or in any case.
    void tellIfWorthwhile() { doorbell_.ringIfWorthwhile(); }
    void tell() { doorbell_.ring(); }

    // Copies the loader's records if nobody else is writing.
    void drainModules(uint32_t thread);

    // All other threads are gone: takes the ring from whoever died with it.
    void survive(uint32_t thread);

    SectionHeader& header() { return ring_.header(); }
    ModuleSlots& slots() { return slots_; }
    HANDLE launcher() const { return doorbell_.launcher(); }

private:
    void lose();

    Ring ring_;
    ModuleSlots slots_;
    Doorbell doorbell_;
};

}  // namespace comleak
