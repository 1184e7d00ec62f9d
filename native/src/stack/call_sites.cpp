// SPDX-License-Identifier: Apache-2.0
#include "stack/call_sites.h"

#include "platform/platform.h"

namespace comleak {

namespace {

// Of the headers of an image; offsets from its base, its NT headers or a section's header.
constexpr uint32_t NT_HEADERS_AT = 0x3c;
constexpr uint32_t SECTIONS = 6;
constexpr uint32_t OPTIONAL_BYTES = 20;
constexpr uint32_t OPTIONAL = 24;
constexpr uint32_t IMAGE_SIZE = 24 + 56;
constexpr uint32_t SECTION_BYTES_EACH = 40;
constexpr uint32_t VIRTUAL_SIZE = 8;
constexpr uint32_t VIRTUAL_ADDRESS = 12;
constexpr uint32_t RAW_SIZE = 16;
constexpr uint32_t CHARACTERISTICS = 36;
constexpr uint16_t DOS_SIGNATURE = 0x5a4d;
constexpr uint32_t NT_SIGNATURE = 0x4550;
constexpr uint32_t EXECUTABLE = 0x20000000;
constexpr uint32_t HEADERS_LIMIT = 4096;  // bytes: the first page is always mapped

// Of instructions: a call's longest form is FF 94 with SIB and 32 bits of displacement.
constexpr uint32_t LONGEST_CALL = 7;
constexpr uint32_t DIRECT_BYTES = 5;      // E8, 32 bits from the return address to the target
constexpr uint32_t BY_ADDRESS_BYTES = 6;  // FF 15, the address of a pointer to the target
constexpr uint8_t CALL = 0xe8;
constexpr uint8_t JUMP = 0xe9;
constexpr uint8_t GROUP = 0xff;
constexpr uint8_t CALL_BY_ADDRESS = 0x15;
constexpr uint8_t JUMP_BY_ADDRESS = 0x25;
// mov edi, edi; push ebp; mov ebp, esp; pop ebp: what functions of kernel32 do before they jump to another DLL's.
constexpr uint8_t PROLOGUE[] = {0x8b, 0xff, 0x55, 0x8b, 0xec, 0x5d};
constexpr int MOST_JUMPS = 2;  // from a call to the function: an import's, and that of a linker that links again

template <typename T>
T valueAt(uintptr_t address) {
    return *reinterpret_cast<const T*>(address);
}

uint32_t wordOf(const uint8_t* bytes) {
    return bytes[0] | uint32_t{bytes[1]} << 8 | uint32_t{bytes[2]} << 16 | uint32_t{bytes[3]} << 24;
}

// From the first section with code to the last one's end; nothing if there is none.
LoadedImages::Part codeOf(uintptr_t base) {
    uint32_t headers = valueAt<uint32_t>(base + NT_HEADERS_AT);
    if (valueAt<uint16_t>(base) != DOS_SIGNATURE || headers > HEADERS_LIMIT / 2 ||
        valueAt<uint32_t>(base + headers) != NT_SIGNATURE) {
        return {};
    }
    uint32_t from = UINT32_MAX;
    uint32_t to = 0;
    uint32_t at = headers + OPTIONAL + valueAt<uint16_t>(base + headers + OPTIONAL_BYTES);
    for (uint32_t left = valueAt<uint16_t>(base + headers + SECTIONS); left > 0; left--, at += SECTION_BYTES_EACH) {
        if (at + SECTION_BYTES_EACH > HEADERS_LIMIT) {
            break;
        }
        if ((valueAt<uint32_t>(base + at + CHARACTERISTICS) & EXECUTABLE) != 0) {
            uint32_t begin = valueAt<uint32_t>(base + at + VIRTUAL_ADDRESS);
            uint32_t bytes = valueAt<uint32_t>(base + at + VIRTUAL_SIZE);
            // Old linkers leave it 0.
            bytes = bytes == 0 ? valueAt<uint32_t>(base + at + RAW_SIZE) : bytes;
            from = begin < from ? begin : from;
            to = begin + bytes > to ? begin + bytes : to;
        }
    }
    uint32_t size = valueAt<uint32_t>(base + headers + IMAGE_SIZE);
    to = to < size ? to : size;
    return from < to ? LoadedImages::Part{from, to - from} : LoadedImages::Part{};
}

// The length of FF /2 by its operand, whose first bytes are given.
uint32_t indirectLength(uint8_t modrm, uint8_t sib) {
    uint32_t mode = modrm >> 6;
    uint32_t base = modrm & 7;
    if (mode == 3) {
        return 2;
    }
    uint32_t length = base == 4 ? 3 : 2;
    bool noBase = mode == 0 && (base == 5 || (base == 4 && (sib & 7) == 5));
    return length + (mode == 1 ? 1 : mode == 2 || noBase ? 4 : 0);
}

// Whether FF /2 of that length ends where the bytes do.
bool endsIndirect(const uint8_t* end, uint32_t length) {
    const uint8_t* at = end - length;
    return at[0] == GROUP && (at[1] >> 3 & 7) == 2 && indirectLength(at[1], length > 2 ? at[2] : 0) == length;
}

bool endsIndirect(const uint8_t* end) {
    for (uint32_t length = 2; length <= LONGEST_CALL; length++) {
        if (endsIndirect(end, length)) {
            return true;
        }
    }
    return false;
}

// Bytes of the prologue that a function begins with, if it has that one.
uint32_t prologueBytes(const uint8_t* code) {
    for (uint32_t i = 0; i < sizeof(PROLOGUE); i++) {
        if (code[i] != PROLOGUE[i]) {
            return 0;
        }
    }
    return sizeof(PROLOGUE);
}

}  // namespace

void CallSites::loaded(uintptr_t base, uintptr_t size) {
    images_.loaded(base, size, codeOf);
    LoadedImages::Image image;
    if (images_.find(base, &image)) {
        mark(image.base, image.part, true);
    }
}

void CallSites::unloaded(uintptr_t base) {
    LoadedImages::Image image;
    if (images_.find(base, &image) && image.base == base) {
        mark(base, image.part, false);
    }
    images_.unloaded(base);
}

void CallSites::mark(uintptr_t base, LoadedImages::Part code, bool isCode) {
    uintptr_t first = (base + code.offset) >> UNIT_SHIFT;
    uintptr_t end = (base + code.offset + code.bytes + (1u << UNIT_SHIFT) - 1) >> UNIT_SHIFT;
    for (uintptr_t unit = first; unit < end && code.bytes != 0; unit++) {
        uint32_t* word = &code_[unit / 32 % CODE_WORDS];
        uint32_t bit = 1u << unit % 32;
        for (uint32_t old = load32(word); !exchange32If(word, old, isCode ? old | bit : old & ~bit);) {
            old = load32(word);
        }
    }
}

uintptr_t CallSites::moduleOf(uintptr_t address) const {
    LoadedImages::Image image;
    return images_.find(address, &image) ? image.base : ANY;
}

CallSites::Site CallSites::find(uintptr_t returnAddress) const {
    LoadedImages::Image image;
    uint8_t code[LONGEST_CALL];
    if (!images_.find(returnAddress, &image) ||
        returnAddress - image.base - image.part.offset - 1 >= image.part.bytes ||
        !platform::copyFrom(code, returnAddress - LONGEST_CALL, LONGEST_CALL)) {
        return {0, 0};
    }
    const uint8_t* end = code + LONGEST_CALL;
    if (end[-int{DIRECT_BYTES}] == CALL) {
        uintptr_t target = static_cast<uint32_t>(returnAddress + wordOf(end - 4));
        // To code of a module, or these bytes are no call.
        if (moduleOf(target) != ANY) {
            return {image.base, calleeOf(target)};
        }
    }
    uintptr_t target;
    if (endsIndirect(end, BY_ADDRESS_BYTES) && end[1 - int{BY_ADDRESS_BYTES}] == CALL_BY_ADDRESS &&
        readPointer(wordOf(end - 4), &target)) {
        return {image.base, calleeOf(target)};
    }
    return {endsIndirect(end) ? image.base : 0, ANY};
}

// Of a module's own data: what lies elsewhere is not touched.
bool CallSites::readPointer(uintptr_t address, uintptr_t* pointer) const {
    uint8_t bytes[4];
    if (moduleOf(address) == ANY || !platform::copyFrom(bytes, address, sizeof(bytes))) {
        return false;
    }
    *pointer = wordOf(bytes);
    return true;
}

// The module of what is called in the end, where there are jumps between; ANY if that is not found out.
uintptr_t CallSites::calleeOf(uintptr_t target) const {
    for (int jumps = 0; jumps <= MOST_JUMPS; jumps++) {
        uint8_t code[sizeof(PROLOGUE) + BY_ADDRESS_BYTES];
        if (moduleOf(target) == ANY || !platform::copyFrom(code, target, sizeof(code))) {
            return ANY;
        }
        uint32_t skipped = prologueBytes(code);
        const uint8_t* jump = code + skipped;
        if (jump[0] == JUMP) {
            target = static_cast<uint32_t>(target + skipped + DIRECT_BYTES + wordOf(jump + 1));
        } else if (jump[0] != GROUP || jump[1] != JUMP_BY_ADDRESS) {
            return moduleOf(target);
        } else if (!readPointer(wordOf(jump + 2), &target)) {
            return ANY;
        }
    }
    return ANY;
}

}  // namespace comleak
