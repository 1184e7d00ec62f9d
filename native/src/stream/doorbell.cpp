// SPDX-License-Identifier: Apache-2.0
#include "stream/doorbell.h"

#include "platform/atomic.h"
#include "platform/platform.h"

namespace comleak {

namespace {

constexpr DWORD LOOK_AGAIN = 100;  // milliseconds

}  // namespace

void keepOpen(HANDLE handle) {
    SetHandleInformation(handle, HANDLE_FLAG_PROTECT_FROM_CLOSE, HANDLE_FLAG_PROTECT_FROM_CLOSE);
}

void Doorbell::attach(Ring* ring, HANDLE doorbell, HANDLE room, HANDLE launcher, uint32_t stallTimeout) {
    ring_ = ring;
    doorbell_ = doorbell;
    room_ = room;
    launcher_ = launcher;
    stallTimeout_ = stallTimeout;
    HANDLE all[] = {doorbell_, room_, launcher_};
    for (HANDLE handle : all) {
        keepOpen(handle);
    }
}

void Doorbell::ring() {
    // Before the event is set: what is committed afterwards counts anew.
    store64(&rung_, ring_->committed());
    SetEvent(doorbell_);
}

void Doorbell::stop(uint32_t state) { exchange32If(&ring_->header().state, STATE_STREAMING, state); }

bool Doorbell::stalledSince(uint64_t* taken, uint64_t* start) const {
    uint64_t now = ring_->taken();
    if (now != *taken) {
        *taken = now;
        *start = platform::ticks();
    }
    return platform::ticks() - *start >= stallTimeout_;
}

// False once the launcher is dead.
bool Doorbell::waitOnce() {
    HANDLE waits[] = {room_, launcher_};
    DWORD woken = WaitForMultipleObjects(2, waits, FALSE, LOOK_AGAIN);
    if (woken == WAIT_FAILED) {
        platform::rest();
    }
    return woken != WAIT_OBJECT_0 + 1;
}

bool Doorbell::awaitRoom(uint32_t bytes) {
    uint32_t* waiters = &ring_->header().waiters;
    uint32_t* state = &ring_->header().state;
    add32(waiters, 1);
    uint64_t taken = ring_->taken();
    for (uint64_t start = platform::ticks(); load32(state) == STATE_STREAMING;) {
        // Reset before the look, and counted before that: what the launcher takes from here on wakes the wait.
        ResetEvent(room_);
        if (ring_->freeBytes() >= bytes) {
            break;
        }
        ring();
        if (!waitOnce()) {
            stop(STATE_ORPHANED);
        } else if (stalledSince(&taken, &start)) {
            stop(STATE_STALLED);
        }
    }
    add32(waiters, UINT32_MAX);
    return ring_->freeBytes() >= bytes;
}

}  // namespace comleak
