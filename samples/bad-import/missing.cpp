// SPDX-License-Identifier: Apache-2.0
__declspec(dllexport) int neededFunction();

int neededFunction() { return 0; }
