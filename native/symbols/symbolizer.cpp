// SPDX-License-Identifier: Apache-2.0
#include "symbolizer.h"

#include <cstdio>
#include <stdexcept>

#include "exports.h"
#include "image_search.h"
#include "protocol.h"
#include "text.h"

namespace comleak::symbols {

namespace {

constexpr DWORD64 BASE = 0x10000000;  // low enough for a 32-bit image of any size
constexpr DWORD MAX_INLINED = 64;     // calls at one address; more is broken debug information

constexpr DWORD OPTIONS = SYMOPT_UNDNAME | SYMOPT_LOAD_LINES | SYMOPT_FAIL_CRITICAL_ERRORS |
                          SYMOPT_INCLUDE_32BIT_MODULES | SYMOPT_NO_PROMPTS | SYMOPT_AUTO_PUBLICS;

// DbgHelp wants a number that is unique, and no process: with one it would read that process's memory.
HANDLE session() {
    static char anchor;
    return &anchor;
}

std::wstring environment(const wchar_t* name) {
    std::wstring value(32767, L'\0');  // the most that a variable can hold
    value.resize(GetEnvironmentVariableW(name, value.data(), static_cast<DWORD>(value.size())));
    return value;
}

std::wstring folderOf(const std::wstring& path) { return path.substr(0, path.find_last_of(L"\\/")); }

void append(std::wstring& path, const std::wstring& more) {
    if (!more.empty()) path += (path.empty() ? L"" : L";") + more;
}

std::string text(const GUID& guid) {
    char text[40];
    snprintf(text, sizeof text, "%08lx-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x", guid.Data1, guid.Data2, guid.Data3,
             guid.Data4[0], guid.Data4[1], guid.Data4[2], guid.Data4[3], guid.Data4[4], guid.Data4[5], guid.Data4[6],
             guid.Data4[7]);
    return text;
}

// What DbgHelp has read. Exports do not count: they are taken from the image itself.
const char* outcomeOf(const IMAGEHLP_MODULEW64& info, const Module& module) {
    if (info.SymType == SymNone || info.SymType == SymDeferred || info.SymType == SymExport) return OUTCOME_NONE;
    // Wine's DbgHelp takes mere unwind tables, and DWARF that it cannot read, for symbols.
    if (info.LoadedPdbName[0] == L'\0') return info.LineNumbers ? OUTCOME_DWARF : OUTCOME_NONE;
    bool differs = !module.guid.empty() && (text(info.PdbSig70) != module.guid || info.PdbAge != module.age);
    return info.PdbUnmatched || differs ? OUTCOME_MISMATCHED : OUTCOME_PDB;
}

struct NamedSymbol : SYMBOL_INFOW {
    wchar_t rest[MAX_SYM_NAME];

    NamedSymbol() : SYMBOL_INFOW{} {
        SizeOfStruct = sizeof(SYMBOL_INFOW);
        MaxNameLen = MAX_SYM_NAME;
    }

    std::string function() const { return utf8(std::wstring_view(Name, wcsnlen(Name, MAX_SYM_NAME))); }
};

struct SourceLine : IMAGEHLP_LINEW64 {
    SourceLine() : IMAGEHLP_LINEW64{} { SizeOfStruct = sizeof(IMAGEHLP_LINEW64); }
};

// The address to look up: a return address may already belong to the next line, or the next function.
DWORD64 lookupOf(const Address& address) { return BASE + address.offset - (address.exact ? 0 : 1); }

Symbol symbolOf(const NamedSymbol& name, const SourceLine& line, const Address& address, DWORD64 displacement) {
    Symbol symbol{};
    symbol.function = name.function();
    symbol.displacement = displacement + (address.exact ? 0 : 1);
    if (line.FileName != nullptr && line.LineNumber != 0) {
        symbol.file = utf8(line.FileName);
        symbol.line = line.LineNumber;
    }
    return symbol;
}

}  // namespace

Symbolizer::Symbolizer(const DbgHelp& dbgHelp, const std::wstring& searchPath)
    : dbgHelp_(dbgHelp), searchPath_(searchPath), defaultPath_(L".") {
    append(defaultPath_, environment(L"_NT_SYMBOL_PATH"));
    append(defaultPath_, environment(L"_NT_ALTERNATE_SYMBOL_PATH"));
    dbgHelp_.setOptions(OPTIONS);
    if (!dbgHelp_.initialize(session(), nullptr, FALSE)) {
        throw std::runtime_error("SymInitialize failed, error " + std::to_string(GetLastError()));
    }
}

void Symbolizer::answer(const Module& module, AnswerWriter& writer) {
    FoundImage image = findImage(module);
    if (image.state != ImageState::SAME) {
        bool missing = image.state == ImageState::MISSING;
        writer.module(module.id, missing ? OUTCOME_MISSING : OUTCOME_REPLACED, utf8(module.path));
        return;
    }
    IMAGEHLP_MODULEW64 info{};
    info.SizeOfStruct = sizeof info;
    load(module, image.path);
    const char* outcome = dbgHelp_.moduleInfo(session(), BASE, &info) ? outcomeOf(info, module) : OUTCOME_NONE;
    if (outcome == OUTCOME_PDB || outcome == OUTCOME_DWARF) {
        for (const Address& address : module.addresses) {
            nameAddress(address, writer);
        }
    } else if (nameByExports(module, image.path, writer) && outcome == OUTCOME_NONE) {
        outcome = OUTCOME_EXPORT;
    }
    dbgHelp_.unloadModule(session(), BASE);
    writer.module(module.id, outcome, utf8(info.LoadedPdbName));
}

void Symbolizer::load(const Module& module, const std::wstring& image) {
    std::wstring path = searchPath_;
    append(path, folderOf(image));  // before the default path, which may ask a symbol server
    append(path, defaultPath_);
    dbgHelp_.setSearchPath(session(), path.c_str());
    dbgHelp_.loadModule(session(), nullptr, image.c_str(), nullptr, BASE, module.size, nullptr, 0);
}

bool Symbolizer::nameByExports(const Module& module, const std::wstring& image, AnswerWriter& writer) {
    Exports exports{ImageFile(image)};
    for (const Address& address : module.addresses) {
        bool beforeAll = address.offset == 0 && !address.exact;
        auto found = beforeAll ? nullptr : exports.at(address.offset - (address.exact ? 0 : 1));
        if (found != nullptr) {
            writer.symbol(address.offset, {undecorated(found->second), "", 0, address.offset - found->first, false});
        }
    }
    return !exports.empty();
}

// DbgHelp does this itself for the names that it finds.
std::string Symbolizer::undecorated(const std::string& name) const {
    char readable[MAX_SYM_NAME];
    bool done = name[0] == '?' && dbgHelp_.undecorate(name.c_str(), readable, MAX_SYM_NAME, UNDNAME_NAME_ONLY) != 0;
    return done ? readable : name;
}

void Symbolizer::nameAddress(const Address& address, AnswerWriter& writer) {
    DWORD64 at = lookupOf(address);
    if (at < BASE) return;
    DWORD context = 0;
    DWORD count = countInlined(at, context);
    if (count == 0) {
        nameFunction(address, writer);
        return;
    }
    // The context after those of the inlined calls is that of the function that they were inlined into.
    for (DWORD i = 0; i <= count; i++) {
        nameInContext(address, context + i, i < count, writer);
    }
}

// 0 where DbgHelp cannot tell; else sets the context of the innermost call.
DWORD Symbolizer::countInlined(DWORD64 at, DWORD& context) {
    if (dbgHelp_.countInlined == nullptr) return 0;
    DWORD count = dbgHelp_.countInlined(session(), at);
    DWORD frame = 0;
    bool known = count > 0 && count <= MAX_INLINED && dbgHelp_.queryInlined(session(), at, 0, at, at, &context, &frame);
    return known ? count : 0;
}

void Symbolizer::nameFunction(const Address& address, AnswerWriter& writer) {
    DWORD64 at = lookupOf(address);
    DWORD64 displacement = 0;
    DWORD fromLine = 0;
    NamedSymbol name;
    SourceLine line;
    if (!dbgHelp_.symbolAt(session(), at, &displacement, &name)) return;
    if (!dbgHelp_.lineAt(session(), at, &fromLine, &line)) line = SourceLine();
    writer.symbol(address.offset, symbolOf(name, line, address, displacement));
}

void Symbolizer::nameInContext(const Address& address, DWORD context, bool inlined, AnswerWriter& writer) {
    DWORD64 at = lookupOf(address);
    DWORD64 displacement = 0;
    DWORD fromLine = 0;
    NamedSymbol name;
    SourceLine line;
    if (!dbgHelp_.symbolInlined(session(), at, context, &displacement, &name)) return;
    if (!dbgHelp_.lineInlined(session(), at, context, 0, &fromLine, &line)) line = SourceLine();
    Symbol symbol = symbolOf(name, line, address, displacement);
    symbol.inlined = inlined;
    writer.symbol(address.offset, symbol);
}

}  // namespace comleak::symbols
