// SPDX-License-Identifier: Apache-2.0
//
// Tells the launcher that records have gathered, and waits where the ring is full until it has taken some.
//
// The events say no more than that it is time to look at the section's offsets. Both sides look at these now and then
// without being told: where the target has closed the spy's events, all takes longer, and nothing is lost or stands
// still.
#pragma once

#include <windows.h>

#include "stream/ring.h"

namespace comleak {

// Keeps a handle of the spy's from a target that closes handles which are not its own.
void keepOpen(HANDLE handle);

class Doorbell {
public:
    // Handles are the spy's to keep. `stallTimeout`: milliseconds.
    void attach(Ring* ring, HANDLE doorbell, HANDLE room, HANDLE launcher, uint32_t stallTimeout);

    // Tells the launcher that there are records. Several threads may.
    void ring();

    // Does so once enough has gathered since the last time.
    void ringIfWorthwhile() {
        if (ring_->committed() - load64(&rung_) >= WORTHWHILE_BYTES) {
            ring();
        }
    }

    // Waits until the ring has so much room. False if it cannot be had, now or ever: the launcher is dead, or has taken
    // nothing for as long as it is waited for. Nobody waits for it then until it takes something.
    bool awaitRoom(uint32_t bytes);

    HANDLE launcher() const { return launcher_; }

private:
    // Of 16, 64 and 256 KiB the last one cost the target least. It leaves three quarters of the ring for the time that
    // the launcher takes to wake.
    static constexpr uint32_t WORTHWHILE_BYTES = 256 * 1024;

    bool mayWait();
    bool waitOnce();
    bool goOn(uint64_t* taken, uint64_t* waited);

    Ring* ring_ = nullptr;
    HANDLE doorbell_ = nullptr;
    HANDLE room_ = nullptr;
    HANDLE launcher_ = nullptr;
    uint32_t stallTimeout_ = 0;
    uint64_t rung_ = 0;       // stream offset that the launcher was told of
    uint64_t stalledAt_ = 0;  // what it had taken when it was no longer waited for
};

}  // namespace comleak
