// SPDX-License-Identifier: Apache-2.0
#include "lines.h"

#include <windows.h>

#include <stdarg.h>
#include <stdio.h>

static char lines[1 << 20];
static unsigned used = 0;

static void put(const char* text) {
    while (*text != 0 && used + 1 < sizeof(lines)) {
        lines[used++] = *text++;
    }
}

static void putUnit(wchar_t unit) {
    char text[8];
    bool plain = unit >= 0x20 && unit < 0x7f && unit != '{';
    snprintf(text, sizeof(text), plain ? "%c" : "{%04x}", unit);
    put(text);
}

void line(const char* name, const char* format, ...) {
    char value[4096];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(value, sizeof(value), format, arguments);
    va_end(arguments);
    put(name);
    put(" = ");
    put(value);
    put("\n");
}

void lineOfText(const char* name, const wchar_t* text) {
    put(name);
    put(" = ");
    if (text == nullptr) {
        put("(none)");
    } else {
        put("\"");
        while (*text != 0) {
            putUnit(*text++);
        }
        put("\"");
    }
    put("\n");
}

void lineOfBytes(const char* name, const void* bytes, unsigned count) {
    put(name);
    put(" =");
    for (unsigned i = 0; i < count; i++) {
        char text[4];
        snprintf(text, sizeof(text), " %02x", static_cast<const unsigned char*>(bytes)[i]);
        put(text);
    }
    put("\n");
}

const char* allLines(unsigned* bytes) {
    *bytes = used;
    return lines;
}
