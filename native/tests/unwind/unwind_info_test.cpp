// SPDX-License-Identifier: Apache-2.0
#include "stack/unwind_info.h"

#include <doctest/doctest.h>

#include "random.h"
#include "synthetic_image.h"

using namespace comleak;

namespace {

constexpr uint32_t BODY = 0x140;  // behind the prologue of a function at 0x100

UnwindRule bodyRule(SyntheticImage& image, uint32_t unwindInfo) {
    return ruleOf(image.view(), {0x100, 0x200, unwindInfo}, BODY);
}

}  // namespace

TEST_CASE("allocations and pushes lead to the caller by the stack pointer") {
    SyntheticImage image;
    uint32_t info = image.put(1, 10, 0, {code(10, SMALL, 3), code(6, PUSH, 3), code(5, PUSH, 12), code(3, PUSH, 5)});
    UnwindRule rule = bodyRule(image, info);
    CHECK(rule.by == UnwindBy::STACK_POINTER);
    CHECK(rule.cfa == 32 + 3 * 8 + 8);
    CHECK(rule.saved[RBX] == 32 - rule.cfa);
    CHECK(rule.saved[R12] == 40 - rule.cfa);
    CHECK(rule.saved[RBP] == 48 - rule.cfa);
    CHECK(rule.saved[RSI] == UnwindRule::NOT_SAVED);
}

TEST_CASE("large allocations come in two sizes") {
    SyntheticImage image;
    CHECK(bodyRule(image, image.put(1, 10, 0, {code(10, LARGE, 0), 0x1000})).cfa == 0x8000 + 8);
    CHECK(bodyRule(image, image.put(1, 10, 0, {code(10, LARGE, 1), 0x1008, 0x0012})).cfa == 0x121008 + 8);
    CHECK(bodyRule(image, image.put(1, 10, 0, {code(10, LARGE, 1), 0xfff8, 0xffff})).by == UnwindBy::NOTHING);
}

TEST_CASE("registers may be saved above the frame, and far from it; what is saved of XMM counts for nothing") {
    SyntheticImage image;
    UnwindRule rule =
        bodyRule(image, image.put(1, 30, 0,
                                  {code(30, SAVE_FAR, 14), 0x0010, 0x0002, code(25, SAVE, 7), 0x000a, code(20, XMM, 6),
                                   3, code(15, XMM_FAR, 7), 0x40, 0, code(4, SMALL, 7)}));
    CHECK(rule.cfa == 64 + 8);
    CHECK(rule.saved[RDI] == 80 - 72);
    CHECK(rule.saved[R14] == 0x20010 - 72);
}

TEST_CASE("a frame register takes the place of the stack pointer, once it is set") {
    SyntheticImage image;
    uint32_t info = image.put(1, 20, 13 | 2 << 4,
                              {code(20, SMALL, 7), code(16, SET_FRAME, 0), code(12, SMALL, 3), code(3, PUSH, 13)});
    UnwindRule rule = bodyRule(image, info);
    CHECK(rule.by == UnwindBy::FRAME_REGISTER);
    CHECK(rule.frameRegister == R13);
    CHECK(rule.cfa == -32 + 32 + 8 + 8);
    CHECK(rule.saved[R13] == -16);

    UnwindRule early = ruleOf(image.view(), {0x100, 0x200, info}, 0x100 + 12);
    CHECK(early.by == UnwindBy::STACK_POINTER);
    CHECK(early.cfa == 32 + 8 + 8);
    CHECK(ruleOf(image.view(), {0x100, 0x200, info}, 0x100 + 2).cfa == 8);
}

TEST_CASE("what is pushed once the frame register is set only the system finds") {
    SyntheticImage image;
    UnwindRule rule = bodyRule(
        image, image.put(1, 20, 5, {code(20, SMALL, 7), code(9, PUSH, 3), code(8, SET_FRAME, 0), code(1, PUSH, 5)}));
    CHECK(rule.by == UnwindBy::SYSTEM);
}

TEST_CASE("chained information is undone with its parent's, whose prologue was executed") {
    SyntheticImage image;
    RuntimeFunction parent = {0x300, 0x320, image.put(1, 200, 0, {code(200, SMALL, 4), code(2, PUSH, 3)})};
    uint32_t chained = image.put(1 | 4 << 3, 0, 0, {code(0, SAVE, 6), 12}, &parent);
    UnwindRule rule = bodyRule(image, chained);
    CHECK(rule.cfa == 40 + 8 + 8);
    CHECK(rule.saved[RBX] == 40 - rule.cfa);
    CHECK(rule.saved[RSI] == 96 - rule.cfa);

    RuntimeFunction indirect = {0x100, 0x200, image.put(1, 0, 0, {})};
    uint32_t entry = SyntheticImage::DIRECTORY + 0x100;
    *reinterpret_cast<RuntimeFunction*>(image.bytes() + entry) = indirect;
    CHECK(bodyRule(image, entry | 1).cfa == 8);
}

TEST_CASE("a chain that leads back to itself is no rule") {
    SyntheticImage image;
    RuntimeFunction itself = {0x100, 0x200, SyntheticImage::UNWIND_INFO};
    CHECK(bodyRule(image, image.put(1 | 4 << 3, 0, 0, {}, &itself)).by == UnwindBy::NOTHING);
    uint32_t entry = SyntheticImage::DIRECTORY + 0x100;
    *reinterpret_cast<RuntimeFunction*>(image.bytes() + entry) = {0x100, 0x200, entry | 1};
    CHECK(bodyRule(image, entry | 1).by == UnwindBy::NOTHING);
}

TEST_CASE("epilogues of version 2 are passed over, however many, with what fills them up") {
    SyntheticImage image;
    uint16_t first = code(6, EPILOG_OF_2, 1);
    uint16_t more = code(0x20, EPILOG_OF_2, 0);
    CHECK(bodyRule(image, image.put(2, 6, 0, {first, more, code(6, SMALL, 4), code(2, PUSH, 3)})).cfa == 56);
    CHECK(bodyRule(image, image.put(2, 6, 0, {first, more, more, more, code(6, SMALL, 4), code(2, PUSH, 3)})).cfa ==
          56);
    CHECK(bodyRule(image, image.put(2, 6, 0, {first, 0, code(6, SMALL, 4), code(2, PUSH, 3)})).cfa == 56);
    CHECK(bodyRule(image, image.put(2, 6, 0, {first, more, more, 0, code(6, SMALL, 4), code(2, PUSH, 3)})).cfa == 56);
    CHECK(bodyRule(image, image.put(1, 6, 0, {first, more, code(6, SMALL, 4)})).by == UnwindBy::NOTHING);
}

TEST_CASE("a machine frame lies where all else is undone, above an error code if there is one") {
    SyntheticImage image;
    UnwindRule plain = bodyRule(image, image.put(1, 0, 0, {code(0, SMALL, 4), code(0, MACHINE, 0)}));
    CHECK(plain.by == UnwindBy::MACHINE_FRAME);
    CHECK(plain.cfa == 40);
    UnwindRule error =
        bodyRule(image, image.put(1, 0, 0, {code(0, SAVE, 3), 18, code(0, SMALL, 4), code(0, MACHINE, 1)}));
    CHECK(error.cfa == 48);
    CHECK(error.saved[RBX] == 18 * 8 - 48);
}

TEST_CASE("information of another version, cut off, or outside the image is no rule") {
    SyntheticImage image;
    CHECK(bodyRule(image, image.put(3, 0, 0, {})).by == UnwindBy::NOTHING);
    CHECK(bodyRule(image, image.put(0, 0, 0, {})).by == UnwindBy::NOTHING);
    CHECK(bodyRule(image, image.put(1, 4, 0, {code(4, LARGE, 1), 5})).by == UnwindBy::NOTHING);
    CHECK(bodyRule(image, image.put(1, 4, 5, {code(4, 11, 0)})).by == UnwindBy::NOTHING);
    CHECK(bodyRule(image, image.put(1, 4, 0, {code(4, SET_FRAME, 0)})).by == UnwindBy::NOTHING);
    CHECK(bodyRule(image, SyntheticImage::BYTES).by == UnwindBy::NOTHING);
    CHECK(bodyRule(image, SyntheticImage::BYTES - 2).by == UnwindBy::NOTHING);
    CHECK(bodyRule(image, 0xfffffffc).by == UnwindBy::NOTHING);
    image.bytes()[SyntheticImage::BYTES - 4] = 1;
    image.bytes()[SyntheticImage::BYTES - 2] = 200;
    CHECK(bodyRule(image, SyntheticImage::BYTES - 4).by == UnwindBy::NOTHING);
}

TEST_CASE("whatever unwind information holds, nothing outside the image is read, and all ends") {
    // The page behind the image cannot be read: a byte too many ends the test.
    SyntheticImage image;
    Random random(1);
    uint32_t rules = 0;
    for (int round = 0; round < 300000; round++) {
        uint32_t place = SyntheticImage::BYTES - 4 * (1 + random() % 40);
        for (uint32_t at = place; at < SyntheticImage::BYTES; at++) {
            image.bytes()[at] = static_cast<uint8_t>(random());
        }
        // Half of them with a header that is likely.
        if (random() % 2 == 0) {
            image.bytes()[place] = static_cast<uint8_t>(1 + random() % 2 + (random() % 4 == 0 ? 32 : 0));
            image.bytes()[place + 2] = static_cast<uint8_t>(random() % 12);
        }
        uint32_t pc = 0x100 + random() % 0x100;
        rules += ruleOf(image.view(), {0x100, 0x200, place}, pc).by != UnwindBy::NOTHING ? 1 : 0;
    }
    CHECK(rules > 1000);
}

TEST_CASE("a function is found by any address in it, and by none between two") {
    RuntimeFunction table[] = {{0x10, 0x20, 0}, {0x20, 0x28, 4}, {0x40, 0x50, 8}};
    CHECK(findFunction(table, 3, 0xf) == nullptr);
    CHECK(findFunction(table, 3, 0x10) == &table[0]);
    CHECK(findFunction(table, 3, 0x1f) == &table[0]);
    CHECK(findFunction(table, 3, 0x20) == &table[1]);
    CHECK(findFunction(table, 3, 0x28) == nullptr);
    CHECK(findFunction(table, 3, 0x4f) == &table[2]);
    CHECK(findFunction(table, 3, 0x50) == nullptr);
    CHECK(findFunction(table, 0, 0x10) == nullptr);
}
