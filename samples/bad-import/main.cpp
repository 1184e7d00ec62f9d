// SPDX-License-Identifier: Apache-2.0
//
// Cannot start: the DLL that it needs is not there.

__declspec(dllimport) int neededFunction();

int main() { return neededFunction(); }
