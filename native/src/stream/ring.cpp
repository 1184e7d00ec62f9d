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

bool Ring::acquireSlowly(uint32_t thread) {
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
            takeovers_++;
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
    takeovers_++;
    store32(&turn_, turn_ + 1);
    store32(&header_->producer, 0);
    store64(&header_->committed, load64(&header_->committed) & ~COMMITTED_BUSY);
}

}  // namespace comleak
