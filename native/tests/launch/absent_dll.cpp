// SPDX-License-Identifier: Apache-2.0
extern "C" __declspec(dllexport) int absentFunction() { return 0; }
