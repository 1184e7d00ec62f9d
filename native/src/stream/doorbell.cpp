// SPDX-License-Identifier: Apache-2.0
#include "stream/doorbell.h"

#include "platform/atomic.h"
#include "platform/platform.h"

namespace comleak {

namespace {

constexpr DWORD LOOK_AGAIN = 100;                            // milliseconds
constexpr uint64_t LONGEST_TURN = uint64_t{2} * LOOK_AGAIN;  // a turn that took longer counts as this long

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

// A launcher that has taken something since it was given up is waited for again.
bool Doorbell::mayWait() {
    uint32_t* state = &ring_->header().state;
    if (load32(state) == STATE_STALLED && ring_->taken() != load64(&stalledAt_)) {
        exchange32If(state, STATE_STALLED, STATE_STREAMING);
    }
    return load32(state) == STATE_STREAMING;
}

// False once the launcher is dead.
bool Doorbell::waitOnce() {
    HANDLE waits[] = {room_, launcher_};
    DWORD woken = WaitForMultipleObjects(2, waits, FALSE, LOOK_AGAIN);
    if (woken == WAIT_FAILED) {
        woken = WaitForSingleObject(launcher_, LOOK_AGAIN) == WAIT_OBJECT_0 ? WAIT_OBJECT_0 + 1 : WAIT_TIMEOUT;
    }
    return woken != WAIT_OBJECT_0 + 1;
}

// One turn of a wait for a launcher that had taken so much, and was waited for so long then.
bool Doorbell::goOn(uint64_t* taken, uint64_t* waited) {
    uint64_t start = platform::ticks();
    if (!waitOnce()) {
        exchange32If(&ring_->header().state, STATE_STREAMING, STATE_ORPHANED);
        return false;
    }
    uint64_t now = ring_->taken();
    // A machine that slept in between was not waiting.
    uint64_t passed = platform::ticks() - start;
    *waited = now != *taken ? 0 : *waited + (passed < LONGEST_TURN ? passed : LONGEST_TURN);
    *taken = now;
    if (*waited < stallTimeout_) {
        return true;
    }
    store64(&stalledAt_, now);
    exchange32If(&ring_->header().state, STATE_STREAMING, STATE_STALLED);
    return false;
}

bool Doorbell::awaitRoom(uint32_t bytes) {
    uint32_t* waiters = &ring_->header().waiters;
    // Counted before the look: what the launcher takes from here on sets the event.
    add32(waiters, 1);
    uint64_t taken = ring_->taken();
    for (uint64_t waited = 0; ring_->freeBytes() < bytes && mayWait();) {
        ring();
        if (!goOn(&taken, &waited)) {
            break;
        }
    }
    if (add32(waiters, UINT32_MAX) != 0) {
        SetEvent(room_);  // for the next of those who wait
    }
    return ring_->freeBytes() >= bytes;
}

}  // namespace comleak
