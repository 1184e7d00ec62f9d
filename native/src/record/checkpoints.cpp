// SPDX-License-Identifier: Apache-2.0
#include "record/checkpoints.h"

#include "platform/atomic.h"

namespace comleak {

void Checkpoints::shutDown(const CallbackScope& scope, uint8_t cause) { take(scope, cause, Name(), &shutdown_); }

void Checkpoints::mark(const CallbackScope& scope, const Name& name) { take(scope, CHECKPOINT_MARKED, name, &mark_); }

void Checkpoints::take(const CallbackScope& scope, uint8_t cause, const Name& name, Hold* hold) {
    // Never under the loader lock, which the end of a thread holds.
    bool held = cause != CHECKPOINT_THREAD_END && mayHold(scope.thread(), hold);
    recorder_->checkpoint(scope, static_cast<uint8_t>(cause | (held ? CHECKPOINT_HELD : 0)), name);
    if (held) {
        store64(&hold->last, platform::ticks());
        store32(&hold->thread, 0);
    }
}

bool Checkpoints::mayHold(uint32_t thread, Hold* hold) {
    uint64_t last = load64(&hold->last);
    if (last != 0 && platform::ticks() - last < HOLD_EVERY) {
        return false;
    }
    uint32_t other = load32(&hold->thread);
    // One that was killed while it was held is held no more.
    if (other != 0 && other != thread && platform::threadLives(other)) {
        return false;
    }
    return exchange32If(&hold->thread, other, thread);
}

}  // namespace comleak
