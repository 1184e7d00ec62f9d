// SPDX-License-Identifier: Apache-2.0
#pragma once

// Writes text to standard output, past the C runtime.
void print(const char* text);
