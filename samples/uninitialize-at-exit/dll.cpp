// SPDX-License-Identifier: Apache-2.0
//
// Uninitialises COM as the process ends, as global objects do.

#include <windows.h>

#include <objbase.h>

extern "C" __declspec(dllexport) void initialize() { CoInitialize(nullptr); }

BOOL WINAPI DllMain(HINSTANCE, DWORD reason, void* processEnds) {
    if (reason == DLL_PROCESS_DETACH && processEnds != nullptr) {
        CoUninitialize();
    }
    return TRUE;
}
