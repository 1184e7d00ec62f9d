// SPDX-License-Identifier: Apache-2.0
#include "stream/ring.h"

#include "platform/atomic.h"
#include "platform/platform.h"

namespace comleak {

namespace {

constexpr int SPINS = 200;            // before the processor is given up
constexpr uint64_t REST_AFTER = 10;   // milliseconds until it is given up for longer: the holder may want it
constexpr uint64_t DEAD_AFTER = 100;  // milliseconds until the holder is suspected to be dead

}  // namespace

void Ring::attach(void* section, uint32_t hopelessAfter) {
    hopelessAfter_ = hopelessAfter;
    header_ = static_cast<SectionHeader*>(section);
    bytes_ = static_cast<uint8_t*>(section) + RING_OFFSET;
}

void Ring::take(uint32_t thread, uint64_t committed) {
    store32(&header_->producer, thread);
    cursor_ = committed & ~COMMITTED_BUSY;
}

bool Ring::tryAcquire(uint32_t thread) {
    uint64_t committed = load64(&header_->committed);
    if ((committed & COMMITTED_BUSY) != 0 ||
        !exchange64If(&header_->committed, committed, committed | COMMITTED_BUSY)) {
        return false;
    }
    take(thread, committed);
    return true;
}

bool Ring::acquire(uint32_t thread) {
    for (int i = 0; i < SPINS; i++) {
        if (tryAcquire(thread)) {
            return true;
        }
        pause();
    }
    uint32_t turn = load32(&turn_);
    for (uint64_t start = platform::ticks(), waited = 0; waited < hopelessAfter_; waited = platform::ticks() - start) {
        if (tryAcquire(thread)) {
            return true;
        }
        if (load32(&stuck_) == load32(&turn_)) {
            return false;
        }
        uint32_t holder = load32(&header_->producer);
        // A thread that asks for what it holds was thrown out of its copy by an exception.
        // One that died before it could leave its name cannot be told from one that is about to.
        bool dead = holder == thread || (waited > DEAD_AFTER && holder != 0 && !platform::threadLives(holder));
        if (dead && exchange32If(&header_->producer, holder, thread)) {
            store32(&turn_, turn_ + 1);
            take(thread, load64(&header_->committed));
            return true;
        }
        waited < REST_AFTER ? platform::yield() : platform::rest();
    }
    // Not if the right went from hand to hand meanwhile.
    if (turn == load32(&turn_)) {
        store32(&stuck_, turn);
    }
    return false;
}

void Ring::seize() {
    store32(&turn_, turn_ + 1);
    store32(&header_->producer, 0);
    store64(&header_->committed, load64(&header_->committed) & ~COMMITTED_BUSY);
}

uint32_t Ring::room() const { return RING_BYTES - static_cast<uint32_t>(cursor_ - load64(&header_->sent)); }

void Ring::put(const void* record, uint32_t length) {
    // By words, without memcpy: the C runtime is another module, which a loader notification may not call.
    const uint64_t* words = static_cast<const uint64_t*>(record);
    uint64_t* ring = reinterpret_cast<uint64_t*>(bytes_);
    for (uint32_t i = 0; i < length / 8; i++) {
        ring[(cursor_ / 8 + i) % (RING_BYTES / 8)] = words[i];
    }
    cursor_ += length;
}

void Ring::publish() { store64(&header_->committed, cursor_ | COMMITTED_BUSY); }

void Ring::release() {
    store32(&header_->producer, 0);
    // Before the right can be had again: who comes late must not take the next turn for this one.
    store32(&turn_, turn_ + 1);
    store64(&header_->committed, cursor_);
}

uint64_t Ring::committed() const { return load64(&header_->committed) & ~COMMITTED_BUSY; }

uint32_t Ring::unsentBytes() const { return static_cast<uint32_t>(committed() - load64(&header_->sent)); }

const uint8_t* Ring::unsent(uint32_t limit, uint32_t* length) const {
    uint32_t at = static_cast<uint32_t>(load64(&header_->sent) % RING_BYTES);
    uint32_t pending = unsentBytes();
    uint32_t piece = pending < RING_BYTES - at ? pending : RING_BYTES - at;
    *length = piece < limit ? piece : limit;
    return bytes_ + at;
}

void Ring::sent(uint32_t length) { store64(&header_->sent, load64(&header_->sent) + length); }

}  // namespace comleak
