// SPDX-License-Identifier: Apache-2.0
//
// Words of a stack, with the places where they were read: whether all of them are there still is found out in one go,
// without a branch for each. For x64.
#pragma once

#include <emmintrin.h>
#include <stdint.h>

#include "comleak/stream_format.h"
#include "stack/stack_limits.h"

namespace comleak {

class KeptWords {
public:
    void clear() {
        pairs_ = singles_ = 0;
        lowest_ = UINTPTR_MAX;
        highest_ = 0;
    }

    void add(uintptr_t at, uintptr_t word) {
        single_[singles_++] = {at, word};
        takeIn(at);
    }

    // Two words, one behind the other.
    void add(uintptr_t at, uintptr_t first, uintptr_t second) {
        pair_[pairs_++] = {at, {first, second}};
        takeIn(at);
        takeIn(at + sizeof(uintptr_t));
    }

    // To be called when all were added: makes their numbers multiples of what is compared at once.
    void close() {
        while (pairs_ % AT_ONCE != 0) {
            pair_[pairs_] = pair_[pairs_ - 1];
            pairs_++;
        }
        while (singles_ % AT_ONCE != 0) {
            single_[singles_] = single_[singles_ - 1];
            singles_++;
        }
    }

    // Whether all places lie in a stack.
    bool lieIn(const StackLimits& limits) const {
        return lowest_ > highest_ || (limits.hold(lowest_) && limits.hold(highest_));
    }

    // Whether all words are as they were. All places must lie in the stack.
    bool same() const {
        __m128i one = _mm_setzero_si128();
        __m128i other = one;
        for (uint32_t i = 0; i < pairs_; i += AT_ONCE) {
            one = _mm_or_si128(one, _mm_or_si128(difference(pair_[i]), difference(pair_[i + 1])));
            other = _mm_or_si128(other, _mm_or_si128(difference(pair_[i + 2]), difference(pair_[i + 3])));
        }
        uint64_t rest = 0;
        for (uint32_t i = 0; i < singles_; i += AT_ONCE) {
            rest |= (difference(single_[i]) | difference(single_[i + 1])) |
                    (difference(single_[i + 2]) | difference(single_[i + 3]));
        }
        __m128i all = _mm_or_si128(one, other);
        return rest == 0 && _mm_movemask_epi8(_mm_cmpeq_epi32(all, _mm_setzero_si128())) == 0xffff;
    }

private:
    static constexpr uint32_t AT_ONCE = 4;
    static constexpr uint32_t MOST = (MAX_FRAMES + 2 + AT_ONCE - 1) / AT_ONCE * AT_ONCE;

    struct Pair {
        uintptr_t at;
        uintptr_t words[2];
    };
    struct Single {
        uintptr_t at;
        uintptr_t word;
    };

    void takeIn(uintptr_t place) {
        lowest_ = place < lowest_ ? place : lowest_;
        highest_ = place > highest_ ? place : highest_;
    }

    static __m128i difference(const Pair& pair) {
        return _mm_xor_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(pair.at)),
                             _mm_loadu_si128(reinterpret_cast<const __m128i*>(pair.words)));
    }
    static uint64_t difference(const Single& single) { return wordAt(single.at) ^ single.word; }

    uintptr_t lowest_ = UINTPTR_MAX;
    uintptr_t highest_ = 0;
    uint32_t pairs_ = 0;
    uint32_t singles_ = 0;
    Pair pair_[MOST];
    Single single_[2 * MOST];
};

}  // namespace comleak
