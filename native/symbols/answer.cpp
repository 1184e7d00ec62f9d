// SPDX-License-Identifier: Apache-2.0
#include "answer.h"

#include <charconv>

#include "protocol.h"

namespace comleak::symbols {

void AnswerWriter::begin() {
    word(PROTOCOL_NAME).number(PROTOCOL_VERSION).endLine();
    flush();
}

void AnswerWriter::symbol(uint32_t offset, const Symbol& symbol) {
    word("symbol").number(offset).number(symbol.inlined ? 1 : 0).number(symbol.displacement).number(symbol.line);
    text(symbol.function).text(symbol.file).endLine();
}

void AnswerWriter::module(uint32_t id, std::string_view outcome, std::string_view detail) {
    word("module").number(id).text(outcome).text(detail).endLine();
    flush();
}

void AnswerWriter::end() {
    word("end").endLine();
    flush();
}

void AnswerWriter::error(std::string_view reason) {
    word("error").text(reason).endLine();
    flush();
}

void AnswerWriter::flush() {
    for (std::string_view rest = pending_; !rest.empty();) {
        DWORD written = 0;
        if (!WriteFile(out_, rest.data(), static_cast<DWORD>(rest.size()), &written, nullptr)) {
            ExitProcess(1);
        }
        rest.remove_prefix(written);
    }
    pending_.clear();
}

AnswerWriter& AnswerWriter::word(std::string_view text) {
    pending_ += text;
    return *this;
}

AnswerWriter& AnswerWriter::number(uint64_t value) {
    char digits[16];
    auto result = std::to_chars(digits, digits + sizeof digits, value, 16);
    pending_ += '\t';
    pending_.append(digits, result.ptr);
    return *this;
}

AnswerWriter& AnswerWriter::text(std::string_view text) {
    pending_ += '\t';
    for (char c : text) {
        pending_ += static_cast<unsigned char>(c) < ' ' ? '?' : c;
    }
    return *this;
}

void AnswerWriter::endLine() { pending_ += '\n'; }

}  // namespace comleak::symbols
