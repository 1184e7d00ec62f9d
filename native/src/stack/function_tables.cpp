// SPDX-License-Identifier: Apache-2.0
#include "stack/function_tables.h"

#include "platform/atomic.h"

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
constexpr uint32_t IMAGE_LIMIT = 0x7fffffff;

constexpr int ATTEMPTS = 4;  // to read what modules there are while one comes or goes

template <typename T>
T valueAt(uintptr_t address) {
    return *reinterpret_cast<const T*>(address);
}

// The exception directory, by offset and bytes; neither if there is none.
void findDirectory(uintptr_t base, uint32_t* offset, uint32_t* bytes) {
    *offset = *bytes = 0;
    if (valueAt<uint16_t>(base) != DOS_SIGNATURE || valueAt<uint32_t>(base + NT_HEADERS_AT) > LAST_NT_HEADERS) {
        return;
    }
    uintptr_t headers = base + valueAt<uint32_t>(base + NT_HEADERS_AT);
    bool amd64 = valueAt<uint32_t>(headers) == NT_SIGNATURE && valueAt<uint16_t>(headers + MACHINE) == AMD64 &&
                 valueAt<uint16_t>(headers + OPTIONAL_MAGIC) == PE32_PLUS;
    if (amd64 && valueAt<uint32_t>(headers + DIRECTORIES) > 3) {
        *offset = valueAt<uint32_t>(headers + EXCEPTION_DIRECTORY);
        *bytes = valueAt<uint32_t>(headers + EXCEPTION_DIRECTORY + 4);
    }
}

}  // namespace

void FunctionTables::loaded(uintptr_t base, uintptr_t size) {
    Entry there;
    if (size > IMAGE_LIMIT || moduleOf(base, &there)) {
        return;
    }
    for (uint32_t i = 0; i < ENTRIES; i++) {
        Entry& entry = entries_[i];
        if (exchange32If(&entry.taken, 0, 1)) {
            uint32_t bytes;
            findDirectory(base, &entry.directory, &bytes);
            entry.functions = bytes / static_cast<uint32_t>(sizeof(RuntimeFunction));
            entry.size = static_cast<uint32_t>(size);
            keepOrder();
            entry.base = base;
            for (uint32_t used = load32(&used_); used <= i; used = load32(&used_)) {
                exchange32If(&used_, used, i + 1);
            }
            break;
        }
    }
    add64(&generation_, 1);
}

void FunctionTables::unloaded(uintptr_t base) {
    uint32_t used = load32(&used_);
    for (uint32_t i = 0; i < used; i++) {
        Entry& entry = entries_[i];
        if (entry.base == base && base != 0) {
            entry.base = 0;
            // Before the entry is used again: who has read some of it meanwhile will see that.
            add64(&generation_, 1);
            store32(&entry.taken, 0);
            return;
        }
    }
    add64(&generation_, 1);
}

bool FunctionTables::moduleOf(uintptr_t address, Entry* copy) const {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        uint64_t before = generation();
        uint32_t used = load32(&used_);
        bool found = false;
        for (uint32_t i = 0; i < used && !found; i++) {
            *copy = entries_[i];
            found = copy->base != 0 && address - copy->base < copy->size;
        }
        if (generation() == before) {
            return found;
        }
    }
    return false;
}

bool FunctionTables::find(uintptr_t address, Found* found) const {
    Entry module;
    if (!moduleOf(address, &module)) {
        return false;
    }
    found->image = {module.base, module.size};
    uint64_t bytes = uint64_t{module.functions} * sizeof(RuntimeFunction);
    const auto* table =
        bytes > module.size
            ? nullptr
            : reinterpret_cast<const RuntimeFunction*>(found->image.at(module.directory, static_cast<uint32_t>(bytes)));
    const RuntimeFunction* function =
        table == nullptr ? nullptr
                         : findFunction(table, module.functions, static_cast<uint32_t>(address - module.base));
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
