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
    Chain keptChain = {};
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
        Chain whole = walkEbpChain(ebp, limits, expected, LIMIT);
        if (chainStands(ebp, limits, *memo)) {
            REQUIRE(keptChain.count == whole.count);
            REQUIRE(keptChain.cut == whole.cut);
            REQUIRE(same(kept, expected, whole.count));
            stood++;
        } else {
            keptChain = walkEbpChain(ebp, limits, kept, LIMIT, memo.get());
            REQUIRE(keptChain.count == whole.count);
            REQUIRE(keptChain.cut == whole.cut);
            REQUIRE(same(kept, expected, whole.count));
            changed++;
        }
        frames += whole.count;
    }
    CHECK(stood > 10000);
    CHECK(changed > 10000);
    CHECK(frames > 1000000);
}

TEST_CASE("a chain that ends at a thread's first frame is whole, any other is cut") {
    Stack stack;
    uintptr_t frames[LIMIT];
    StackLimits limits = stack.limits();
    auto link = [&stack](size_t word, uintptr_t next) {
        stack.words[word] = next;
        stack.words[word + 1] = 0x401000 + word;
    };
    link(0, stack.place(10));
    link(10, 0);
    Chain whole = walkEbpChain(stack.place(0), limits, frames, LIMIT);
    CHECK(whole.count == 2);
    CHECK_FALSE(whole.cut);
    CHECK(walkEbpChain(stack.place(0), limits, frames, 1).cut);

    for (uintptr_t broken : {uintptr_t{77}, stack.place(4), limits.high + 64}) {
        link(10, broken);
        Chain chain = walkEbpChain(stack.place(0), limits, frames, LIMIT);
        CHECK(chain.count == 2);
        CHECK(chain.cut);
    }
    Chain none = walkEbpChain(1, limits, frames, LIMIT);
    CHECK(none.count == 0);
    CHECK(none.cut);
}

TEST_CASE("an empty memo stands for no walk") {
    Stack stack;
    ChainMemo memo;
    CHECK_FALSE(chainStands(stack.place(0), stack.limits(), memo));
    CHECK_FALSE(chainStands(0, stack.limits(), memo));
}
