// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace comleak::symbols {

struct Symbol {
    std::string function;
    std::string file;       // empty if not known
    uint32_t line;          // 0 if not known
    uint64_t displacement;  // of the address asked for, bytes from the function's first
    bool inlined;
};

// Writes the lines of an answer; nothing leaves before flush(). Ends the process once nobody listens any more.
class AnswerWriter {
public:
    explicit AnswerWriter(HANDLE out) : out_(out) {}

    void begin();
    void symbol(uint32_t offset, const Symbol& symbol);
    void module(uint32_t id, std::string_view outcome, std::string_view detail);
    void end();
    void error(std::string_view text);
    void flush();

private:
    AnswerWriter& word(std::string_view text);
    AnswerWriter& number(uint64_t value);
    AnswerWriter& text(std::string_view text);
    void endLine();

    HANDLE out_;
    std::string pending_;
};

}  // namespace comleak::symbols
