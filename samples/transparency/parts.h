// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

// What the process was like before the first line of main.
struct Beginning {
    DWORD lastError;
    int errorNumber;
    DWORD threadOfProcessAttach;
    DWORD threadAttaches;  // of threads other than the main one
    DWORD mainThreadAttaches;
};

// From the TLS callbacks, which come first; the CRT's own start follows them.
Beginning beginning();

// The parts, each of which adds its lines.
void observeBeginning(const Beginning& before);
void observeStart();
void observeEnvironment();
void observeProcess();
void observeModules();
void observeHandles();
void observeConsole();
void observeCom();
void observeExceptions();
