// SPDX-License-Identifier: Apache-2.0
#include "dbghelp_functions.h"

#include <stdexcept>

#include "text.h"

namespace comleak::symbols {

namespace {

HMODULE open(const std::wstring& path) {
    // Never by name alone: that would take a DLL planted in the current folder. One that is named brings its own
    // symsrv.dll from its own folder.
    HMODULE module = path.empty() ? LoadLibraryExW(L"dbghelp.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32)
                                  : LoadLibraryExW(path.c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (module == nullptr) {
        throw std::runtime_error((path.empty() ? "dbghelp.dll" : utf8(path)) + " cannot be loaded, error " +
                                 std::to_string(GetLastError()));
    }
    return module;
}

template <typename Function>
void find(HMODULE module, const char* name, Function& function) {
    function = reinterpret_cast<Function>(reinterpret_cast<void*>(GetProcAddress(module, name)));
}

template <typename Function>
void require(HMODULE module, const char* name, Function& function) {
    find(module, name, function);
    if (function == nullptr) {
        throw std::runtime_error(std::string("dbghelp.dll has no ") + name);
    }
}

void findInlined(HMODULE module, DbgHelp& functions) {
    find(module, "SymAddrIncludeInlineTrace", functions.countInlined);
    find(module, "SymQueryInlineTrace", functions.queryInlined);
    find(module, "SymFromInlineContextW", functions.symbolInlined);
    find(module, "SymGetLineFromInlineContextW", functions.lineInlined);
    if (!functions.countInlined || !functions.queryInlined || !functions.symbolInlined || !functions.lineInlined) {
        functions.countInlined = nullptr;
    }
}

}  // namespace

DbgHelp DbgHelp::load(const std::wstring& path) {
    HMODULE module = open(path);
    DbgHelp functions{};
    require(module, "SymSetOptions", functions.setOptions);
    require(module, "SymInitializeW", functions.initialize);
    require(module, "SymSetSearchPathW", functions.setSearchPath);
    require(module, "SymLoadModuleExW", functions.loadModule);
    require(module, "SymUnloadModule64", functions.unloadModule);
    require(module, "SymGetModuleInfoW64", functions.moduleInfo);
    require(module, "SymFromAddrW", functions.symbolAt);
    require(module, "SymGetLineFromAddrW64", functions.lineAt);
    require(module, "UnDecorateSymbolName", functions.undecorate);
    findInlined(module, functions);
    return functions;
}

}  // namespace comleak::symbols
