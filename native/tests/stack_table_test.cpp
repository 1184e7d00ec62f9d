// SPDX-License-Identifier: Apache-2.0
#include "stack/stack_table.h"

#include <doctest/doctest.h>

#include <random>
#include <unordered_map>

using namespace comleak;

namespace {

StackFrames stackOf(uint32_t seed) {
    std::mt19937 random(seed);
    StackFrames stack = {};
    stack.count = 1 + static_cast<uint32_t>(random() % 60);
    for (uint32_t i = 0; i < stack.count; i++) {
        stack.frames[i] = 0x10000 + random() % 0x10000;
    }
    stack.frames[0] = 0x1000000 + seed;  // no two seeds give the same stack
    return stack;
}

uint32_t intern(StackTable& table, const StackFrames& stack, uint32_t generation) {
    uint32_t number = table.find(stack, generation);
    if (number == 0) {
        number = table.number();
        table.add(stack, number);
    }
    return number;
}

}  // namespace

TEST_CASE("a stack keeps its number, through many others and every growth of the table") {
    StackTable table;
    REQUIRE(table.create());
    std::unordered_map<uint32_t, uint32_t> numbers;
    for (uint32_t seed = 1; seed <= 20000; seed++) {
        uint32_t number = intern(table, stackOf(seed), 0);
        REQUIRE(number == seed);
        numbers[seed] = number;
    }
    for (const auto& [seed, number] : numbers) {
        REQUIRE(table.find(stackOf(seed), 0) == number);
    }
}

TEST_CASE("the same addresses are another stack in another generation") {
    StackTable table;
    REQUIRE(table.create());
    StackFrames stack = stackOf(1);

    uint32_t before = intern(table, stack, 0);
    uint32_t after = intern(table, stack, 1);

    CHECK(before != after);
    CHECK(table.find(stack, 0) == before);
    CHECK(table.find(stack, 1) == after);
}

TEST_CASE("a stack is not its own beginning") {
    StackTable table;
    REQUIRE(table.create());
    StackFrames stack = stackOf(1);
    stack.count = 10;
    intern(table, stack, 0);

    stack.count = 9;

    CHECK(table.find(stack, 0) == 0);
}

TEST_CASE("a number that was given out is not given again, even if its stack was never added") {
    StackTable table;
    REQUIRE(table.create());
    table.find(stackOf(1), 0);
    uint32_t wasted = table.number();

    CHECK(intern(table, stackOf(1), 0) == wasted + 1);
}
