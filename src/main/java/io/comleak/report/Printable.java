// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

/**
 * Text that the target made, made harmless: it must not steer the terminal, nor hide or reorder what is around it, nor
 * give an order to the build server that reads the log.
 */
public final class Printable {
    /** What a line begins with that GitHub's runner carries out, spaces left out. */
    private static final String COMMAND = "::";

    private Printable() {}

    /** The line, which does not begin as a workflow command does. */
    public static String noCommand(String line) {
        return line.stripLeading().startsWith(COMMAND) ? "| " + line : line;
    }

    /**
     * The text with each control, format and line-breaking character written as its code, and so the second of two number
     * signs: {@code ##[} and {@code ##vso[} begin a build server's commands, wherever in a line they are.
     */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Printable::harmful) && !text.contains("##")) {
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

    /** A character as its code, such as {@code \x1b} or {@code \u202e}. */
    public static String code(int codePoint) {
        return String.format(codePoint < 0x100 ? "\\x%02x" : "\\u%04x", codePoint);
    }

    private static void append(StringBuilder printable, int c) {
        boolean second = c == '#' && printable.length() > 0 && printable.charAt(printable.length() - 1) == '#';
        if (harmful(c) || second) {
            printable.append(code(c));
        } else {
            printable.appendCodePoint(c);
        }
    }
}
