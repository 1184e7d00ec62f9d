// SPDX-License-Identifier: Apache-2.0
#include "record/checkpoints.h"

#include "platform/atomic.h"

namespace comleak {

namespace {

constexpr uint64_t HOLD_EVERY = 250;  // milliseconds: a program that goes in and out of COM is not slowed down

}  // namespace

void Checkpoints::shutDown(const CallbackScope& scope, uint8_t cause) { take(scope, cause, Name(), &lastShutdown_); }

void Checkpoints::mark(const CallbackScope& scope, const Name& name) {
    // Counted apart: no mark may cost the final shutdown its snapshot.
    take(scope, CHECKPOINT_MARKED, name, &lastMark_);
}

void Checkpoints::take(const CallbackScope& scope, uint8_t cause, const Name& name, uint64_t* last) {
    // Never under the loader lock, which the end of a thread holds.
    bool held = cause != CHECKPOINT_THREAD_END && mayHold(load64(last));
    store64(last, platform::ticks());
    recorder_->checkpoint(scope, static_cast<uint8_t>(cause | (held ? CHECKPOINT_HELD : 0)), name);
    if (held) {
        store32(&holding_, 0);
    }
}

bool Checkpoints::mayHold(uint64_t last) {
    return (last == 0 || platform::ticks() - last >= HOLD_EVERY) && exchange32If(&holding_, 0, 1);
}

}  // namespace comleak
