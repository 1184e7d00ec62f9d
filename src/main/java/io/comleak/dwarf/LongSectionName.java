// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

/** How a section's header says where its name is, if that has more than eight letters. */
final class LongSectionName {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private LongSectionName() {}

    /** The name's place among the symbols' names, or -1 if what stands there is the name itself. */
    static long offset(String name) {
        if (name.startsWith("//")) {
            return number(name.substring(2), 64);
        }
        return name.startsWith("/") ? number(name.substring(1), 10) : -1;
    }

    /** LLVM writes what has more than seven decimal digits to the base of 64. */
    private static long number(String digits, int base) {
        long value = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length(); i++) {
            char letter = digits.charAt(i);
            int digit = base == 64 ? BASE64.indexOf(letter) : Character.digit(letter, base);
            if (digit < 0) {
                return -1;
            }
            value = value * base + digit;
        }
        return value;
    }
}
