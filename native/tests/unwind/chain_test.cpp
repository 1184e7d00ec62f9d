// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "random.h"
#include "stack/ebp_chain.h"

using namespace comleak;

namespace {

constexpr uint32_t LIMIT = 12;

// Words that lead to each other, as saved EBPs do, with return addresses among them.
struct Stack {
    std::vector<uintptr_t> words = std::vector<uintptr_t>(100);

    uintptr_t place(size_t word) const { return reinterpret_cast<uintptr_t>(&words[word % words.size()]); }
    StackLimits limits() const { return {place(0), place(0) + words.size() * sizeof(uintptr_t)}; }

    void rewrite(size_t word, Random& random) {
        uint32_t choice = random() % 16;
        words[word] = choice == 0   ? 0
                      : choice == 1 ? random()
                      : choice == 2 ? place(random())
                      : choice == 3 ? place(word) + random() % 64
                                    : place(word + 2 + random() % 8);
    }
};

bool same(const uintptr_t* one, const uintptr_t* other, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (one[i] != other[i]) {
            return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a chain stands where a walk finds what the memo's found, however the stack was rewritten in between") {
    uint32_t stood = 0;
    uint32_t changed = 0;
    uint32_t frames = 0;
    Random random(7);
    Stack stack;
    for (size_t i = 0; i < stack.words.size(); i++) {
        stack.rewrite(i, random);
    }
    auto memo = std::make_unique<ChainMemo>();
    uintptr_t kept[LIMIT];
    uint32_t keptCount = 0;
    uintptr_t ebp = stack.place(0);
    for (int round = 0; round < 1000000; round++) {
        for (uint32_t changes = random() % 32 == 0 ? 100 : random() % 3; changes > 0; changes--) {
            stack.rewrite(random() % stack.words.size(), random);
        }
        ebp = random() % 8 == 0 ? stack.place(random() % 4) : ebp;
        StackLimits limits = stack.limits();
        limits.high -= random() % 4 == 0 ? sizeof(uintptr_t) * (random() % 100) : 0;
        limits.low += random() % 16 == 0 ? sizeof(uintptr_t) * (random() % 4) : 0;
        uintptr_t expected[LIMIT];
        uint32_t expectedCount = walkEbpChain(ebp, limits, expected, LIMIT);
        if (chainStands(ebp, limits, *memo)) {
            REQUIRE(keptCount == expectedCount);
            REQUIRE(same(kept, expected, expectedCount));
            stood++;
        } else {
            keptCount = walkEbpChain(ebp, limits, kept, LIMIT, memo.get());
            REQUIRE(keptCount == expectedCount);
            REQUIRE(same(kept, expected, expectedCount));
            changed++;
        }
        frames += expectedCount;
    }
    CHECK(stood > 10000);
    CHECK(changed > 10000);
    CHECK(frames > 1000000);
}

TEST_CASE("an empty memo stands for no walk") {
    Stack stack;
    ChainMemo memo;
    CHECK_FALSE(chainStands(stack.place(0), stack.limits(), memo));
    CHECK_FALSE(chainStands(0, stack.limits(), memo));
}
