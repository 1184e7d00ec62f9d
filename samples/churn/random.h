// SPDX-License-Identifier: Apache-2.0
//
// A thread's own sequence of numbers, the same for the same seed and thread: xorshift64*.
#pragma once

#include <stdint.h>

class Random {
public:
    Random(uint32_t seed, uint32_t thread) : state_((uint64_t{seed} << 8 | thread) * 0x9e3779b97f4a7c15 | 1) {
        for (int i = 0; i < 8; i++) {
            next();
        }
    }

    // From 0 to less than the limit.
    uint32_t below(uint32_t limit) { return static_cast<uint32_t>((next() >> 32) * limit >> 32); }

    // Mostly small, sometimes nothing, up to 1 MiB.
    uint32_t size() {
        uint32_t percent = below(100);
        if (percent < 4) {
            return 0;
        }
        return below(percent < 75 ? 128 : percent < 95 ? 2048 : percent < 99 ? 32768 : (1u << 20) + 1);
    }

private:
    uint64_t next() {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return state_ * 0x2545f4914f6cdd1d;
    }

    uint64_t state_;
};
