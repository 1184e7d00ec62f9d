// SPDX-License-Identifier: Apache-2.0
//
// When a checkpoint holds its thread: one of a kind at a time, and not too often.
#pragma once

#include "record/recorder.h"

namespace comleak {

class Checkpoints {
public:
    // Milliseconds from the end of a hold to the next one: a program that goes in and out of COM is not slowed down.
    static constexpr uint64_t HOLD_EVERY = 250;

    void attach(Recorder* recorder) { recorder_ = recorder; }

    // No thread holds an own apartment any more. `cause`: CHECKPOINT_UNINITIALIZE or CHECKPOINT_THREAD_END.
    void shutDown(const CallbackScope& scope, uint8_t cause);

    // The program asks for one.
    void mark(const CallbackScope& scope, const Name& name);

private:
    struct Hold {
        uint32_t thread = 0;  // that is held, 0 if none
        uint64_t last = 0;    // when the last one ended, in ticks
    };

    void take(const CallbackScope& scope, uint8_t cause, const Name& name, Hold* hold);
    static bool mayHold(uint32_t thread, Hold* hold);

    Recorder* recorder_ = nullptr;
    // Apart: no mark may cost the final shutdown its snapshot.
    Hold shutdown_;
    Hold mark_;
};

}  // namespace comleak
