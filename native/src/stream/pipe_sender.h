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
    void send(uint32_t thread, uint32_t atLeast);

    // Frees some of the ring, or waits until another thread has. False if that cannot be had any more.
    bool makeRoom(uint32_t thread);

    // Sends all that is committed now, or waits until another thread has.
    void flush(uint32_t thread);

    // Gives the pipe up after its sender died within a write: nobody knows how much of it went through.
    void dropSender(uint32_t thread);

    HANDLE launcher() const { return launcher_; }

private:
    bool streaming() const;
    bool enter(uint32_t thread);
    void leave();
    void awaitSender(uint32_t thread);
    void pipeFailed();
    bool write(const uint8_t* bytes, uint32_t length);
    void stop(uint32_t state);

    Ring* ring_ = nullptr;
    HANDLE pipe_ = nullptr;
    HANDLE launcher_ = nullptr;
    HANDLE written_ = nullptr;  // manual reset, as overlapped writes want it
    HANDLE moved_ = nullptr;    // manual reset: the ring has more room
    DWORD stallTimeout_ = 0;
};

}  // namespace comleak
