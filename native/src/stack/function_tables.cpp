// SPDX-License-Identifier: Apache-2.0
#include "stack/function_tables.h"

namespace comleak {

namespace {

// Of the headers of a 64-bit image; offsets from its base or from its NT headers.
constexpr uint32_t NT_HEADERS_AT = 0x3c;
constexpr uint32_t LAST_NT_HEADERS = 2048;  // the first page is always mapped, and no linker writes them further on
constexpr uint32_t MACHINE = 4;
constexpr uint32_t OPTIONAL_MAGIC = 24;
constexpr uint32_t DIRECTORIES = 24 + 108;
constexpr uint32_t EXCEPTION_DIRECTORY = 24 + 112 + 3 * 8;
constexpr uint16_t DOS_SIGNATURE = 0x5a4d;
constexpr uint32_t NT_SIGNATURE = 0x4550;
constexpr uint16_t AMD64 = 0x8664;
constexpr uint16_t PE32_PLUS = 0x20b;

template <typename T>
T valueAt(uintptr_t address) {
    return *reinterpret_cast<const T*>(address);
}

LoadedImages::Part exceptionDirectory(uintptr_t base) {
    if (valueAt<uint16_t>(base) != DOS_SIGNATURE || valueAt<uint32_t>(base + NT_HEADERS_AT) > LAST_NT_HEADERS) {
        return {};
    }
    uintptr_t headers = base + valueAt<uint32_t>(base + NT_HEADERS_AT);
    bool amd64 = valueAt<uint32_t>(headers) == NT_SIGNATURE && valueAt<uint16_t>(headers + MACHINE) == AMD64 &&
                 valueAt<uint16_t>(headers + OPTIONAL_MAGIC) == PE32_PLUS;
    if (!amd64 || valueAt<uint32_t>(headers + DIRECTORIES) <= 3) {
        return {};
    }
    return {valueAt<uint32_t>(headers + EXCEPTION_DIRECTORY), valueAt<uint32_t>(headers + EXCEPTION_DIRECTORY + 4)};
}

}  // namespace

void FunctionTables::loaded(uintptr_t base, uintptr_t size) { images_.loaded(base, size, exceptionDirectory); }

void FunctionTables::unloaded(uintptr_t base) { images_.unloaded(base); }

bool FunctionTables::find(uintptr_t address, Found* found) const {
    LoadedImages::Image image;
    if (!images_.find(address, &image)) {
        return false;
    }
    found->image = {image.base, image.size};
    uint32_t functions = image.part.bytes / static_cast<uint32_t>(sizeof(RuntimeFunction));
    const auto* table = reinterpret_cast<const RuntimeFunction*>(found->image.at(image.part.offset, image.part.bytes));
    const RuntimeFunction* function =
        table == nullptr ? nullptr : findFunction(table, functions, static_cast<uint32_t>(address - image.base));
    if (function != nullptr) {
        found->function = *function;
    }
    return function != nullptr;
}

UnwindRule FunctionTables::ruleOfReturn(uintptr_t returnAddress) const {
    // A call that never returns may be a function's last instruction: what it would return to is the next one's.
    Found found;
    if (!find(returnAddress - 1, &found)) {
        return {};
    }
    return ruleOf(found.image, found.function, static_cast<uint32_t>(returnAddress - found.image.base));
}

}  // namespace comleak
