// SPDX-License-Identifier: Apache-2.0
#include "stream/stream.h"

#include "platform/atomic.h"

namespace comleak {

namespace {

constexpr uint32_t WORTHWHILE_BYTES = 64 * 1024;  // a write costs 100 µs whatever its size
constexpr uint32_t LAST_BYTES = 64 * 1024;        // of the ring: for those who may not wait

}  // namespace

bool Stream::attach(void* section, StackTable* stacks, HANDLE pipe, HANDLE launcher, uint32_t stallTimeout) {
    ring_.attach(section);
    slots_.attach(section, stacks);
    return sender_.attach(&ring_, pipe, launcher, stallTimeout);
}

bool Stream::read() const { return load32(&const_cast<Ring&>(ring_).header().state) != STATE_ORPHANED; }

void Stream::lose() { add64(&ring_.header().lost, 1); }

bool Stream::begin(uint32_t thread, uint32_t bytes, Patience patience) {
    uint32_t needed = bytes + (patience == Patience::WAITS ? LAST_BYTES : 0);
    while (read() && ring_.acquire(thread)) {
        slots_.drain(ring_);
        if (ring_.room() >= needed) {
            return true;
        }
        ring_.release();
        if (patience == Patience::NEVER_WAITS || !sender_.makeRoom(thread)) {
            break;
        }
    }
    lose();
    return false;
}

void Stream::sendIfWorthwhile(uint32_t thread) { sender_.send(thread, WORTHWHILE_BYTES); }

void Stream::drainModules(uint32_t thread) {
    if (ring_.tryAcquire(thread)) {
        slots_.drain(ring_);
        ring_.release();
    }
}

void Stream::survive(uint32_t thread) {
    uint32_t holder = load32(&ring_.header().producer);
    if (holder != thread) {
        ring_.seize();
    }
    sender_.dropSender(thread);
}

}  // namespace comleak
