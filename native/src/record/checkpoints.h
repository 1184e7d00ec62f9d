// SPDX-License-Identifier: Apache-2.0
//
// When a checkpoint holds its thread: one at a time, and not too often.
#pragma once

#include "record/recorder.h"

namespace comleak {

class Checkpoints {
public:
    void attach(Recorder* recorder) { recorder_ = recorder; }

    // No thread holds an own apartment any more. `cause`: CHECKPOINT_UNINITIALIZE or CHECKPOINT_THREAD_END.
    void shutDown(const CallbackScope& scope, uint8_t cause);

    // The program asks for one.
    void mark(const CallbackScope& scope, const Name& name);

private:
    void take(const CallbackScope& scope, uint8_t cause, const Name& name, uint64_t* last);
    bool mayHold(uint64_t last);

    Recorder* recorder_ = nullptr;
    uint32_t holding_ = 0;       // 1 while a thread is held
    uint64_t lastShutdown_ = 0;  // ticks
    uint64_t lastMark_ = 0;      // ticks
};

}  // namespace comleak
