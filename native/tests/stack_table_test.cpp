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

uint32_t intern(StackTable& table, const StackFrames& stack) {
    uint32_t number = table.find(stack);
    if (number == 0) {
        number = table.number(stack);
        if (number != 0) {
            table.add(stack, number);
        }
    }
    return number;
}

// One frame in each of some modules, innermost first.
StackFrames through(std::initializer_list<uintptr_t> frames) {
    StackFrames stack = {};
    for (uintptr_t frame : frames) {
        stack.frames[stack.count++] = frame;
    }
    return stack;
}

constexpr uintptr_t APP = 0x140000000;
constexpr uintptr_t PLUGIN = 0x180000000;
constexpr uintptr_t MODULE_BYTES = 0x100000;

}  // namespace

TEST_CASE("the same frames, whole and cut, are two stacks") {
    StackTable table;
    REQUIRE(table.create());
    StackFrames whole = stackOf(1);
    StackFrames cut = whole;
    cut.cut = true;

    uint32_t number = intern(table, whole);

    CHECK(table.find(cut) == 0);
    CHECK(intern(table, cut) != number);
    CHECK(table.find(whole) == number);
}

TEST_CASE("a stack keeps its number, through many others and every growth of the table") {
    StackTable table;
    REQUIRE(table.create());
    std::unordered_map<uint32_t, uint32_t> numbers;
    for (uint32_t seed = 1; seed <= 20000; seed++) {
        uint32_t number = intern(table, stackOf(seed));
        REQUIRE(number == seed);
        numbers[seed] = number;
    }
    for (const auto& [seed, number] : numbers) {
        REQUIRE(table.find(stackOf(seed)) == number);
    }
}

TEST_CASE("a stack is not its own beginning") {
    StackTable table;
    REQUIRE(table.create());
    StackFrames stack = stackOf(1);
    stack.count = 10;
    intern(table, stack);

    stack.count = 9;

    CHECK(table.find(stack) == 0);
}

TEST_CASE("a number that was given out is not given again, even if its stack was never added") {
    StackTable table;
    REQUIRE(table.create());
    table.find(stackOf(1));
    uint32_t wasted = table.number(stackOf(1));

    CHECK(intern(table, stackOf(1)) == wasted + 1);
}

TEST_CASE("a module that goes takes its stacks along, and no others") {
    StackTable table;
    REQUIRE(table.create());
    table.moduleLoaded(APP, MODULE_BYTES);
    table.moduleLoaded(PLUGIN, MODULE_BYTES);
    StackFrames app = through({APP + 1, APP + 2});
    StackFrames both = through({APP + 1, PLUGIN + MODULE_BYTES - 1, APP + 2});
    StackFrames behind = through({APP + 1, PLUGIN + MODULE_BYTES, APP + 2});
    uint32_t numberOfApp = intern(table, app);
    uint32_t numberOfBoth = intern(table, both);
    uint32_t numberBehind = intern(table, behind);

    table.moduleUnloaded(PLUGIN);

    CHECK(table.find(app) == numberOfApp);
    CHECK(table.find(behind) == numberBehind);
    CHECK(table.find(both) == 0);
    CHECK(intern(table, both) > numberBehind);
    CHECK(intern(table, both) != numberOfBoth);
}

TEST_CASE("a module that lies where another lay is another, though nobody told that the first went") {
    StackTable table;
    REQUIRE(table.create());
    table.moduleLoaded(PLUGIN, MODULE_BYTES);
    StackFrames stack = through({PLUGIN + 8});
    uint32_t number = intern(table, stack);

    table.moduleLoaded(PLUGIN, MODULE_BYTES);
    CHECK(table.find(stack) == number);
    table.moduleLoaded(PLUGIN - MODULE_BYTES, 2 * MODULE_BYTES);
    CHECK(table.find(stack) == 0);
}

TEST_CASE("of more modules than can be remembered, those that go take their stacks along") {
    StackTable table;
    REQUIRE(table.create());
    for (uintptr_t i = 0; i <= ModuleRanges::ENTRIES; i++) {
        table.moduleLoaded(APP + i * MODULE_BYTES, MODULE_BYTES);
    }
    uintptr_t last = APP + ModuleRanges::ENTRIES * MODULE_BYTES;
    uint32_t first = intern(table, through({APP + 8}));
    intern(table, through({last + 8}));

    table.moduleUnloaded(last);

    CHECK(table.find(through({APP + 8})) == first);
    CHECK(table.find(through({last + 8})) == 0);
}

TEST_CASE("a plug-in may come and go for ever") {
    constexpr uint32_t STACKS = 257;
    StackTable table;
    REQUIRE(table.create());
    table.moduleLoaded(APP, MODULE_BYTES);
    StackFrames app = through({APP + 1});
    uint32_t numberOfApp = intern(table, app);
    StackFrames stack = {};
    stack.count = MAX_FRAMES;
    for (uint32_t i = 0; i < MAX_FRAMES; i++) {
        stack.frames[i] = APP + i;
    }
    // Twice as many as 256 MiB hold, at ever other addresses.
    for (uintptr_t round = 0; round < 2 * (256u << 20) / (STACKS * MAX_FRAMES * 8); round++) {
        uintptr_t base = PLUGIN + round * MODULE_BYTES;
        table.moduleLoaded(base, MODULE_BYTES);
        for (uint32_t i = 0; i < STACKS; i++) {
            stack.frames[0] = base + i;
            REQUIRE(intern(table, stack) != 0);
            REQUIRE(table.find(stack) != 0);
        }
        table.moduleUnloaded(base);
    }
    CHECK(table.find(app) == numberOfApp);
}

TEST_CASE("a full table gives no number, finds what it has, and has room again when a module goes") {
    StackTable table;
    REQUIRE(table.create());
    table.moduleLoaded(PLUGIN, MODULE_BYTES);
    StackFrames stack = {};
    stack.count = MAX_FRAMES;
    stack.frames[0] = PLUGIN;
    uint32_t first = intern(table, stack);
    uintptr_t seed = 0;
    for (uint32_t number = first; number != 0; number = intern(table, stack)) {
        stack.frames[1] = ++seed;
    }
    CHECK(seed > 200000);
    stack.frames[1] = 1;
    CHECK(table.find(stack) != 0);

    table.moduleUnloaded(PLUGIN);

    CHECK(table.find(stack) == 0);
    CHECK(intern(table, stack) != 0);
}
