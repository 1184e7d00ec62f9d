// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

/** Text that the target made, made harmless: it must not steer the terminal, nor hide or reorder what is around it. */
public final class Printable {
    private Printable() {}

    /** The text with each control, format and line-breaking character written as its code. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Printable::harmful)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(printable, c));
        return printable.toString();
    }

    /** Whether a character does something other than to be seen: C0, C1, bidirectional overrides, zero widths. */
    public static boolean harmful(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder printable, int c) {
        if (!harmful(c)) {
            printable.appendCodePoint(c);
        } else if (c < 0x100) {
            printable.append(String.format("\\x%02x", c));
        } else {
            printable.append(String.format("\\u%04x", c));
        }
    }
}
