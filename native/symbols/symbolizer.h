// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "answer.h"
#include "dbghelp_functions.h"
#include "request.h"

namespace comleak::symbols {

// Names addresses, one module after the other. Only one is loaded at a time, so that all can have the same base.
class Symbolizer {
public:
    // Throws std::runtime_error if DbgHelp cannot be used.
    Symbolizer(const DbgHelp& dbgHelp, const std::wstring& searchPath);

    void answer(const Module& module, AnswerWriter& writer);

private:
    void load(const Module& module, const std::wstring& image);
    bool nameByExports(const Module& module, const std::wstring& image, AnswerWriter& writer);
    std::string undecorated(const std::string& name) const;
    void nameAddress(const Address& address, AnswerWriter& writer);
    DWORD countInlined(DWORD64 at, DWORD& context);
    void nameFunction(const Address& address, AnswerWriter& writer);
    void nameInContext(const Address& address, DWORD context, bool inlined, AnswerWriter& writer);

    DbgHelp dbgHelp_;
    std::wstring searchPath_;   // given by the user
    std::wstring defaultPath_;  // what DbgHelp searches if it is given nothing
};

}  // namespace comleak::symbols
