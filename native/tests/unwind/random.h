// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#include <random>

// 32 bits at a time, the same for a seed everywhere.
class Random {
public:
    explicit Random(uint32_t seed) : engine_(static_cast<std::mt19937::result_type>(seed)) {}
    uint32_t operator()() { return static_cast<uint32_t>(engine_()); }

private:
    std::mt19937 engine_;
};
