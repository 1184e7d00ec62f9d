// SPDX-License-Identifier: Apache-2.0
//
// A program that cannot start: the DLL that it needs is not there.
extern "C" __declspec(dllimport) int absentFunction();

extern "C" int wmain() { return absentFunction(); }
