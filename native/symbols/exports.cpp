// SPDX-License-Identifier: Apache-2.0
#include "exports.h"

#include <cstring>
#include <vector>

namespace comleak::symbols {

namespace {

// The export directory with all its tables and names, which linkers put into one piece.
class Table {
public:
    explicit Table(const ImageFile& image) : bytes_(image.directory(IMAGE_DIRECTORY_ENTRY_EXPORT, address_)) {
        if (!get(address_, header_)) header_ = {};
    }

    // As many as there can be; the header may claim any number.
    uint32_t count() const {
        return header_.NumberOfNames < bytes_.size() ? header_.NumberOfNames : static_cast<uint32_t>(bytes_.size());
    }

    std::string name(uint32_t i) const {
        DWORD address = 0;
        if (!get(header_.AddressOfNames + i * sizeof address, address)) return {};
        size_t offset = size_t{address} - address_;
        if (offset >= bytes_.size()) return {};
        auto start = reinterpret_cast<const char*>(bytes_.data() + offset);
        return {start, strnlen(start, bytes_.size() - offset)};
    }

    // 0 if there is no function, or it is another image's.
    uint32_t function(uint32_t i) const {
        WORD ordinal = 0;
        DWORD function = 0;
        bool there = get(header_.AddressOfNameOrdinals + i * sizeof ordinal, ordinal) &&
                     get(header_.AddressOfFunctions + ordinal * sizeof function, function);
        bool forwarded = function - address_ < bytes_.size();
        return there && !forwarded ? function : 0;
    }

private:
    template <typename Value>
    bool get(uint64_t address, Value& value) const {
        uint64_t offset = address - address_;
        if (offset > bytes_.size() || bytes_.size() - offset < sizeof value) return false;
        memcpy(&value, bytes_.data() + offset, sizeof value);
        return true;
    }

    uint32_t address_ = 0;
    std::vector<uint8_t> bytes_;
    IMAGE_EXPORT_DIRECTORY header_{};
};

}  // namespace

Exports::Exports(const ImageFile& image) {
    Table table(image);
    for (uint32_t i = 0; i < table.count(); i++) {
        uint32_t function = table.function(i);
        if (image.isCode(function)) names_.emplace(function, table.name(i));
    }
}

const std::pair<const uint32_t, std::string>* Exports::at(uint32_t offset) const {
    auto next = names_.upper_bound(offset);
    return next == names_.begin() ? nullptr : &*std::prev(next);
}

}  // namespace comleak::symbols
