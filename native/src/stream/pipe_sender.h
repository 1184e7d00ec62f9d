// SPDX-License-Identifier: Apache-2.0
//
// Takes bytes from the ring to the pipe, on whichever of the target's threads finds that it is time.
#pragma once

#include <windows.h>

#include "stream/ring.h"

namespace comleak {

// Keeps a handle of the spy's from a target that closes handles which are not its own.
void keepOpen(HANDLE handle);

class PipeSender {
public:
    // Handles are the spy's to keep. False if an event could not be made.
    bool attach(Ring* ring, HANDLE pipe, HANDLE launcher, uint32_t stallTimeout);

    // Sends all that is committed once there is `atLeast` of it, unless another thread is at it.
    void send(uint32_t thread, uint32_t atLeast) {
        if (ring_->unsentBytes() >= atLeast) {
            sendAll(thread);
        }
    }

    // Frees some of the ring, or waits until another thread has. False if that cannot be had, now or ever: a sender
    // that lives and does not run is waited for as long as the launcher is, once; until it moves on, nobody else waits.
    bool makeRoom(uint32_t thread);

    // Sends all that is committed now, or waits until another thread has, as above.
    void flush(uint32_t thread);

    // Gives the pipe up after its sender died within a write: nobody knows how much of it went through.
    void dropSender(uint32_t thread);

    HANDLE launcher() const { return launcher_; }

private:
    void sendAll(uint32_t thread);
    bool streaming() const;
    bool enter(uint32_t thread);
    void leave();
    void tellWaiters();
    bool awaitSender(uint32_t thread, uint32_t sender);
    bool isAt(uint32_t sender, uint64_t sent) const;
    void pipeFailed();
    bool write(const uint8_t* bytes, uint32_t length);
    void stop(uint32_t state);

    Ring* ring_ = nullptr;
    HANDLE pipe_ = nullptr;
    HANDLE launcher_ = nullptr;
    HANDLE written_ = nullptr;  // manual reset, as overlapped writes want it
    HANDLE moved_ = nullptr;    // manual reset: the ring has more room
    DWORD stallTimeout_ = 0;
    uint32_t waiters_ = 0;      // threads that look at what the sender does; one that was killed there counts for ever
    uint32_t stuckSender_ = 0;  // which is not waited for any more
    uint64_t stuckAt_ = 0;      // while this much was sent
};

}  // namespace comleak
