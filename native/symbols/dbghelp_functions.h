// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <dbghelp.h>

#include <string>

namespace comleak::symbols {

// The functions of a dbghelp.dll. Those for inlined calls came with Windows 8 and are not in every header: where one is
// missing, countInlined is null.
struct DbgHelp {
    decltype(&::SymSetOptions) setOptions;
    decltype(&::SymInitializeW) initialize;
    decltype(&::SymSetSearchPathW) setSearchPath;
    decltype(&::SymLoadModuleExW) loadModule;
    decltype(&::SymUnloadModule64) unloadModule;
    decltype(&::SymGetModuleInfoW64) moduleInfo;
    decltype(&::SymFromAddrW) symbolAt;
    decltype(&::SymGetLineFromAddrW64) lineAt;
    decltype(&::UnDecorateSymbolName) undecorate;

    DWORD(WINAPI* countInlined)(HANDLE, DWORD64 address);
    BOOL(WINAPI* queryInlined)(HANDLE, DWORD64 start, DWORD startContext, DWORD64 startReturn, DWORD64 address,
                               DWORD* context, DWORD* frame);
    BOOL(WINAPI* symbolInlined)(HANDLE, DWORD64 address, ULONG context, DWORD64* displacement, SYMBOL_INFOW*);
    BOOL(WINAPI* lineInlined)(HANDLE, DWORD64 address, ULONG context, DWORD64 base, DWORD* displacement,
                              IMAGEHLP_LINEW64*);

    // Throws std::runtime_error if there is none at the path (empty: the system's), or one that is too old.
    static DbgHelp load(const std::wstring& path);
};

}  // namespace comleak::symbols
