// SPDX-License-Identifier: Apache-2.0
//
// Walks over stacks made up here, of functions made up here.

#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "random.h"
#include "stack/full_walk.h"
#include "stack/interrupted_frame.h"
#include "stack/quick_walk.h"
#include "synthetic_image.h"

using namespace comleak;

// What RtlVirtualUnwind does for a frame that was interrupted: here each is a leaf.
bool comleak::unwindInterrupted(const FunctionTables&, const StackLimits& limits, Registers* registers) {
    if (!limits.hold(registers->rsp)) {
        return false;
    }
    registers->pc = wordAt(registers->rsp);
    registers->rsp += sizeof(uintptr_t);
    return true;
}

namespace {

constexpr uint32_t FUNCTION_BYTES = 0x10;
constexpr uint32_t DEPTH = 32;

// Functions of several kinds, one behind the other from 0x100 on; more of the first kind than of the others.
struct Program {
    SyntheticImage image;
    std::vector<uint32_t> functions;

    explicit Program(bool otherRegisters) {
        uint32_t kinds[] = {
            image.put(1, 0, 0, {code(0, SMALL, 4), code(0, PUSH, 3)}),
            image.put(1, 0, 0, {code(0, SMALL, 0)}),
            image.put(1, 0, 0, {code(0, SMALL, 2), code(0, PUSH, 5), code(0, PUSH, 13)}),
            image.put(1, 0, 5, {code(0, SET_FRAME, 0), code(0, SMALL, 1), code(0, PUSH, 5)}),
            image.put(1, 0, 0, {code(0, SAVE, 5), 9, code(0, SMALL, 5)}),
            image.put(1, 0, 13, {code(0, SET_FRAME, 0), code(0, SMALL, 1), code(0, PUSH, 13)}),
        };
        uint32_t at = 0x100;
        for (int i = 0; i < 60; i++, at += FUNCTION_BYTES) {
            int kind = i % (otherRegisters ? 6 : 5);
            image.function(at, at + FUNCTION_BYTES, kinds[kind]);
            functions.push_back(at);
        }
    }

    uintptr_t anyReturn(Random& random) const {
        return image.base() + functions[random() % functions.size()] + 1 + random() % (FUNCTION_BYTES - 1);
    }
};

struct Stack {
    std::vector<uintptr_t> words = std::vector<uintptr_t>(400);
    StackLimits limits() const {
        auto low = reinterpret_cast<uintptr_t>(words.data());
        return {low, low + words.size() * sizeof(uintptr_t)};
    }
    uintptr_t place(uint32_t word) const { return reinterpret_cast<uintptr_t>(&words[word]); }

    // Any word may be a return address or point into the stack: whatever way a walk takes, there is more of it.
    uintptr_t anyWord(const Program& program, Random& random) const {
        switch (random() % 16) {
            case 0:
                return random() % 4 == 0 ? 0 : random();
            case 1:
            case 2:
            case 3:
                return place(static_cast<uint32_t>(random() % words.size()));
            default:
                return program.anyReturn(random);
        }
    }
};

bool same(const StackFrames& one, const StackFrames& other) {
    if (one.count != other.count || one.cut != other.cut) {
        return false;
    }
    for (uint32_t i = 0; i < one.count; i++) {
        if (one.frames[i] != other.frames[i]) {
            return false;
        }
    }
    return true;
}

struct Outcomes {
    uint32_t same = 0;
    uint32_t another = 0;
    uint32_t not_ = 0;
    uint64_t frames = 0;
};

// A little or altogether.
void rewrite(const Program& program, Random& random, Stack* stack, Registers* registers) {
    uint32_t changes = random() % 8 == 0 ? 400 : random() % 3;
    for (uint32_t i = 0; i < changes; i++) {
        stack->words[random() % stack->words.size()] = stack->anyWord(program, random);
    }
    if (random() % 4 == 0) {
        registers->pc = program.anyReturn(random);
        registers->rsp = stack->place(random() % 4);
    }
    for (uintptr_t& value : registers->nonvolatile) {
        value = random() % 4 == 0 ? stack->anyWord(program, random) : value;
    }
}

// Rewrites a stack between walks, and holds the walk that has a memo to the one that has none.
Outcomes compare(bool otherRegisters, uint32_t seed, int rounds) {
    Random random(seed);
    Program program(otherRegisters);
    auto functions = std::make_unique<FunctionTables>();
    functions->loaded(program.image.base(), SyntheticImage::BYTES);
    RuleTable rules;
    REQUIRE(rules.create());
    auto quick = std::make_unique<QuickWalk>(*functions, rules);
    auto memo = std::make_unique<TraceMemo>();
    StackFrames kept = {};
    Stack stack;
    for (uintptr_t& word : stack.words) {
        word = stack.anyWord(program, random);
    }
    Registers registers = {program.anyReturn(random), stack.place(0), {}};
    Outcomes outcomes;
    for (int round = 0; round < rounds; round++) {
        // A memo is summarised once it has stood, so that often nothing changes for a while.
        if (random() % 3 == 0) {
            rewrite(program, random, &stack, &registers);
        }
        StackLimits limits = stack.limits();
        limits.high -= random() % 4 == 0 ? 8 * (random() % 300) : 0;
        if (random() % 64 == 0) {
            functions->unloaded(program.image.base());
            functions->loaded(program.image.base(), SyntheticImage::BYTES);
        }
        StackFrames expected;
        walkFully(*functions, registers, limits, DEPTH, &expected);
        Walked walked = quick->walk(registers, limits, DEPTH, memo.get(), &kept);
        if (walked != Walked::NOT) {
            REQUIRE(same(kept, expected));
        }
        outcomes.same += walked == Walked::SAME ? 1 : 0;
        outcomes.another += walked == Walked::ANOTHER ? 1 : 0;
        outcomes.not_ += walked == Walked::NOT ? 1 : 0;
        outcomes.frames += expected.count;
    }
    return outcomes;
}

}  // namespace

TEST_CASE("a walk with a memo finds what one without finds, however the stack was rewritten in between") {
    for (uint32_t seed = 1; seed <= 20; seed++) {
        Outcomes outcomes = compare(false, seed, 60000);
        CHECK(outcomes.same > 1000);
        CHECK(outcomes.another > 1000);
        CHECK(outcomes.not_ == 0);
        CHECK(outcomes.frames > 40000);
    }
}

TEST_CASE("a frame by another register than RBP is left to the full walk, never walked wrongly") {
    for (uint32_t seed = 1; seed <= 10; seed++) {
        CHECK(compare(true, seed, 60000).not_ > 1000);
    }
}

TEST_CASE("of code that comes to lie where other code was, the new rules count") {
    SyntheticImage image;
    uint32_t small = image.put(1, 0, 0, {code(0, SMALL, 0)});
    uint32_t large = image.put(1, 0, 0, {code(0, SMALL, 2)});
    image.function(0x100, 0x200, small);
    auto functions = std::make_unique<FunctionTables>();
    RuleTable rules;
    REQUIRE(rules.create());
    auto quick = std::make_unique<QuickWalk>(*functions, rules);
    auto memo = std::make_unique<TraceMemo>();
    uintptr_t inside = image.base() + 0x110;
    uintptr_t stack[] = {0, inside + 1, 0, inside + 3, 0, 0, 0};
    auto low = reinterpret_cast<uintptr_t>(stack);
    StackLimits limits = {low, low + sizeof(stack)};
    Registers registers = {inside, low, {}};
    StackFrames frames;

    functions->loaded(image.base(), SyntheticImage::BYTES);
    quick->walk(registers, limits, DEPTH, memo.get(), &frames);
    REQUIRE(frames.count == 2);
    CHECK(frames.frames[0] == inside + 1);

    functions->unloaded(image.base());
    quick->walk(registers, limits, DEPTH, memo.get(), &frames);
    CHECK(frames.count == 0);
    CHECK(frames.cut);

    reinterpret_cast<RuntimeFunction*>(image.bytes() + SyntheticImage::DIRECTORY)->unwindInfo = large;
    functions->loaded(image.base(), SyntheticImage::BYTES);
    quick->walk(registers, limits, DEPTH, memo.get(), &frames);
    REQUIRE(frames.count == 1);
    CHECK(frames.frames[0] == inside + 3);
}

TEST_CASE("a machine frame leads to what was interrupted, and on") {
    SyntheticImage image;
    image.function(0x100, 0x200, image.put(1, 0, 0, {code(0, SAVE, 3), 0, code(0, SMALL, 0), code(0, MACHINE, 0)}));
    image.function(0x200, 0x300, image.put(1, 0, 3, {code(0, SET_FRAME, 0), code(0, SMALL, 0)}));
    auto functions = std::make_unique<FunctionTables>();
    functions->loaded(image.base(), SyntheticImage::BYTES);
    uintptr_t stack[16] = {};
    auto low = reinterpret_cast<uintptr_t>(stack);
    stack[0] = low + 10 * 8;          // RBX, as it was
    stack[1] = image.base() + 0x250;  // the machine frame: rip …
    stack[4] = low + 8 * 8;           // … and rsp
    stack[8] = image.base() + 0x260;  // of what was interrupted, by the first function
    stack[11] = image.base() + 0x270;
    StackFrames frames;
    walkFully(*functions, {image.base() + 0x110, low, {}}, {low, low + sizeof(stack)}, DEPTH, &frames);
    REQUIRE(frames.count == 3);
    CHECK(frames.frames[0] == image.base() + 0x250);
    CHECK(frames.frames[1] == image.base() + 0x260);
    CHECK(frames.frames[2] == image.base() + 0x270);
}

TEST_CASE("rules past the table's room are not kept, and counted; the walk is the same") {
    RuleTable rules;
    REQUIRE(rules.create());
    UnwindRule rule;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < 60000; i++) {
        rule.cfa = static_cast<int32_t>(i);
        rules.add(0x140000000 + 37 * uintptr_t{i}, rule, 1);
    }
    for (uint32_t i = 0; i < 60000; i++) {
        const UnwindRule* found = rules.find(0x140000000 + 37 * uintptr_t{i}, 1);
        REQUIRE((found == nullptr || found->cfa == static_cast<int32_t>(i)));
        kept += found == nullptr ? 0 : 1;
    }
    CHECK(rules.notKept() == 60000 - kept);
    CHECK(kept > 20000);
    CHECK(rules.find(0x140000000, 2) == nullptr);
}
