// SPDX-License-Identifier: Apache-2.0
#include "stream/stream.h"

#include "platform/atomic.h"

namespace comleak {

namespace {

constexpr uint32_t LAST_BYTES = 64 * 1024;  // of the ring: for those who may not wait

}  // namespace

HANDLE handleOf(uint64_t value) { return reinterpret_cast<HANDLE>(static_cast<uintptr_t>(value)); }

void Stream::attach(void* section, StackTable* stacks, const StartBlock& block) {
    ring_.attach(section);
    slots_.attach(section, stacks);
    doorbell_.attach(&ring_, handleOf(block.doorbell), handleOf(block.room), handleOf(block.launcher),
                     block.stallTimeout);
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
        if (patience == Patience::NEVER_WAITS) {
            doorbell_.ring();
            break;
        }
        if (!doorbell_.awaitRoom(needed)) {
            break;
        }
    }
    lose();
    return false;
}

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
}

}  // namespace comleak
