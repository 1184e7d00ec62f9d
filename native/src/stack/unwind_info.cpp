// SPDX-License-Identifier: Apache-2.0
#include "stack/unwind_info.h"

#include <stddef.h>

namespace comleak {

namespace {

enum Operation : uint8_t {
    PUSH_NONVOL = 0,
    ALLOC_LARGE = 1,
    ALLOC_SMALL = 2,
    SET_FPREG = 3,
    SAVE_NONVOL = 4,
    SAVE_NONVOL_FAR = 5,
    EPILOG = 6,      // version 2; before, a kind of SAVE_XMM
    SPARE_CODE = 7,  // once a kind of SAVE_XMM_FAR
    SAVE_XMM128 = 8,
    SAVE_XMM128_FAR = 9,
    PUSH_MACHFRAME = 10
};

constexpr uint8_t CHAINED = 4;           // in the flags
constexpr uint32_t INDIRECT = 1;         // in RuntimeFunction.unwindInfo: leads to another RuntimeFunction
constexpr uint32_t HEADER_BYTES = 4;     // of UNWIND_INFO
constexpr int MOST_CHAINED = 32;         // links of a chain; a longer one is a loop
constexpr int64_t MOST_BYTES = 1 << 30;  // of a frame
constexpr int64_t RETURN_ADDRESS_BYTES = 8;
constexpr uint32_t ALL = UINT32_MAX;  // of the prologue was executed

// By the number that the processor has for it; NONVOLATILES for the others.
constexpr Nonvolatile BY_NUMBER[16] = {NONVOLATILES, NONVOLATILES, NONVOLATILES, RBX,          NONVOLATILES, RBP, RSI,
                                       RDI,          NONVOLATILES, NONVOLATILES, NONVOLATILES, NONVOLATILES, R12, R13,
                                       R14,          R15};

// A code, which takes one slot of two bytes or more.
struct Code {
    uint8_t prologOffset;  // behind the instruction that it describes
    Operation operation;
    uint8_t info;
    const uint8_t* operands;

    uint32_t word(size_t at) const { return operands[2 * at] | uint32_t{operands[2 * at + 1]} << 8; }
    uint32_t doubleWord() const { return word(0) | word(1) << 16; }
};

uint32_t slotsOf(const Code& code) {
    switch (code.operation) {
        case ALLOC_LARGE:
            return code.info == 0 ? 2 : 3;
        case SAVE_NONVOL:
        case SAVE_XMM128:
            return 2;
        case SAVE_NONVOL_FAR:
        case SAVE_XMM128_FAR:
        case SPARE_CODE:
            return 3;
        default:
            return 1;
    }
}

// UNWIND_INFO with all of its codes, checked to be there.
struct Info {
    const uint8_t* bytes = nullptr;  // null: malformed

    static Info at(const ImageView& image, uint32_t offset) {
        const uint8_t* header = image.at(offset, HEADER_BYTES);
        if (header == nullptr || offset % 4 != 0) {
            return {};
        }
        Info info = {header};
        bool known = (info.version() == 1 || info.version() == 2) && image.at(offset, info.size()) != nullptr;
        return known ? info : Info{};
    }

    uint8_t version() const { return bytes[0] & 7; }
    bool chained() const { return (bytes[0] >> 3 & CHAINED) != 0; }
    uint32_t prologBytes() const { return bytes[1]; }
    uint32_t slots() const { return bytes[2]; }
    uint8_t frameRegister() const { return bytes[3] & 15; }
    uint32_t frameOffset() const { return (bytes[3] >> 4) * 16u; }
    uint32_t codesSize() const { return HEADER_BYTES + (slots() + 1) / 2 * 4; }
    uint32_t size() const { return codesSize() + (chained() ? uint32_t{sizeof(RuntimeFunction)} : 0); }
    const RuntimeFunction& parent() const { return *reinterpret_cast<const RuntimeFunction*>(bytes + codesSize()); }

    Code code(uint32_t slot) const {
        const uint8_t* at = bytes + HEADER_BYTES + size_t{2} * slot;
        return {at[0], static_cast<Operation>(at[1] & 15), static_cast<uint8_t>(at[1] >> 4), at + 2};
    }
};

// A place in the frame: bytes from the stack pointer as it is, or from the frame register.
struct Place {
    bool byRegister;
    int64_t at;
};

// Undoes a prologue, and notes where that leads.
class Undoing {
public:
    // All codes of it whose instructions were executed. False if it is malformed or unknown.
    bool undo(const Info& info, uint32_t executed) {
        if (info.frameRegister() != 0 && !enter(info, executed)) {
            return false;
        }
        for (uint32_t slot = 0; slot < info.slots();) {
            Code code = info.code(slot);
            if (code.operation == EPILOG && info.version() == 2) {
                slot = behindEpilogs(info, slot);
                continue;
            }
            slot += slotsOf(code);
            if (slot > info.slots() || (code.prologOffset <= executed && !undo(info, code))) {
                return false;
            }
        }
        return true;
    }

    // Once all is undone.
    UnwindRule rule() const {
        UnwindRule rule;
        rule.frameRegister = frameRegister_;
        rule.by = machineFrame_     ? UnwindBy::MACHINE_FRAME
                  : top_.byRegister ? UnwindBy::FRAME_REGISTER
                                    : UnwindBy::STACK_POINTER;
        int64_t cfa = top_.at + (machineFrame_ ? 0 : RETURN_ADDRESS_BYTES);
        rule.cfa = static_cast<int32_t>(cfa);
        for (int i = 0; i < NONVOLATILES; i++) {
            bool saved = (saved_ >> i & 1) != 0;
            rule.saved[i] = saved ? static_cast<int32_t>(places_[i].at - cfa) : UnwindRule::NOT_SAVED;
            if (saved && places_[i].byRegister != top_.byRegister) {
                rule.by = machineFrame_ ? UnwindBy::NOTHING : UnwindBy::SYSTEM;
            }
        }
        return rule;
    }

private:
    // A function with a frame register addresses its frame by it, from when that is set.
    bool enter(const Info& info, uint32_t executed) {
        bool set = executed >= info.prologBytes() || info.chained();
        for (uint32_t slot = 0; slot < info.slots() && !set;) {
            Code code = info.code(slot);
            set = code.operation == SET_FPREG && code.prologOffset <= executed;
            slot += slotsOf(code);
        }
        return !set || follow(info, &base_);
    }

    static bool within(int64_t at) { return at >= -MOST_BYTES && at <= MOST_BYTES; }

    bool follow(const Info& info, Place* place) {
        Nonvolatile frameRegister = BY_NUMBER[info.frameRegister()];
        bool another = frameRegister_ != NONVOLATILES && frameRegister_ != frameRegister;
        frameRegister_ = frameRegister;
        *place = {true, -static_cast<int64_t>(info.frameOffset())};
        return frameRegister != NONVOLATILES && !another;
    }

    // Each epilogue has a slot, and the first one has another; a slot of nothing may fill up an odd number.
    static uint32_t behindEpilogs(const Info& info, uint32_t slot) {
        uint32_t first = slot;
        while (slot < info.slots() && info.code(slot).operation == EPILOG) {
            slot++;
        }
        bool filler = (slot - first) % 2 != 0 && slot < info.slots() && info.code(slot).operation == PUSH_NONVOL &&
                      info.code(slot).info == 0 && info.code(slot).prologOffset == 0;
        return filler ? slot + 1 : slot;
    }

    bool undo(const Info& info, const Code& code) {
        switch (code.operation) {
            case PUSH_NONVOL:
                save(code.info, top_);
                top_.at += 8;
                break;
            case ALLOC_LARGE:
                top_.at += code.info == 0 ? 8 * int64_t{code.word(0)} : int64_t{code.doubleWord()};
                break;
            case ALLOC_SMALL:
                top_.at += 8 * code.info + 8;
                break;
            case SET_FPREG:
                return follow(info, &top_);
            case SAVE_NONVOL:
                save(code.info, {base_.byRegister, base_.at + 8 * int64_t{code.word(0)}});
                break;
            case SAVE_NONVOL_FAR:
                save(code.info, {base_.byRegister, base_.at + int64_t{code.doubleWord()}});
                break;
            case SAVE_XMM128:
            case SAVE_XMM128_FAR:
                break;
            case PUSH_MACHFRAME:
                top_.at += code.info == 0 ? 0 : 8;  // an error code lies below it
                machineFrame_ = true;
                return !top_.byRegister && code.info <= 1;
            default:
                return false;
        }
        return within(top_.at);
    }

    void save(uint8_t number, const Place& place) {
        Nonvolatile saved = BY_NUMBER[number];
        if (saved != NONVOLATILES && within(place.at)) {
            places_[saved] = place;
            saved_ |= 1u << saved;
        }
    }

    Place top_ = {false, 0};   // the stack pointer, as far as the prologue is undone
    Place base_ = {false, 0};  // what SAVE_NONVOL counts from
    Place places_[NONVOLATILES] = {};
    uint32_t saved_ = 0;  // a bit for each register
    Nonvolatile frameRegister_ = NONVOLATILES;
    bool machineFrame_ = false;
};

bool undoAll(const ImageView& image, RuntimeFunction function, uint32_t executed, Undoing* undoing) {
    for (int link = 0; link < MOST_CHAINED; link++) {
        if ((function.unwindInfo & INDIRECT) != 0) {
            const auto* other = reinterpret_cast<const RuntimeFunction*>(
                image.at(function.unwindInfo & ~INDIRECT, sizeof(RuntimeFunction)));
            if (other == nullptr) {
                return false;
            }
            function = *other;
            continue;
        }
        Info info = Info::at(image, function.unwindInfo);
        if (info.bytes == nullptr || !undoing->undo(info, executed)) {
            return false;
        }
        if (!info.chained()) {
            return true;
        }
        function = info.parent();
        executed = ALL;
    }
    return false;
}

}  // namespace

const RuntimeFunction* findFunction(const RuntimeFunction* table, uint32_t count, uint32_t offset) {
    uint32_t low = 0;
    for (uint32_t high = count; low < high;) {
        uint32_t middle = low + (high - low) / 2;
        if (table[middle].begin <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low != 0 && offset < table[low - 1].end ? &table[low - 1] : nullptr;
}

UnwindRule ruleOf(const ImageView& image, const RuntimeFunction& function, uint32_t pc) {
    Undoing undoing;
    return undoAll(image, function, pc - function.begin, &undoing) ? undoing.rule() : UnwindRule{};
}

}  // namespace comleak
