// SPDX-License-Identifier: Apache-2.0
#pragma once

// What was observed, a line each, "name = value", gathered until the end: writing is itself observed.

// A line by a format of printf's.
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void line(const char* name, const char* format, ...);

// A line with a text, in which units of UTF-16 outside of ASCII are in hex.
void lineOfText(const char* name, const wchar_t* text);

// A line with bytes in hex.
void lineOfBytes(const char* name, const void* bytes, unsigned count);

// All lines so far, and how many bytes they have.
const char* allLines(unsigned* bytes);
