// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.List;
import java.util.Locale;

/**
 * A text in which {@code *} stands for any characters. The time to match grows with the lengths of both, whatever the
 * number of asterisks.
 *
 * @param parts what lies between the asterisks
 * @param anyCase whether letters match in either case: the parts are small letters then, and so is what they are held
 *     against
 */
record TextPattern(List<String> parts, boolean anyCase) {
    private static final String ANY = "*";

    TextPattern {
        parts = List.copyOf(parts);
    }

    /** Matches a text as a whole. */
    static TextPattern whole(String pattern, boolean anyCase) {
        String text = anyCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
        return new TextPattern(List.of(text.split("\\*", -1)), anyCase);
    }

    /** Matches what contains it; a {@code ^} before it is the text's beginning, a {@code $} behind it its end. */
    static TextPattern within(String pattern, boolean anyCase) {
        boolean start = pattern.startsWith("^");
        boolean end = pattern.endsWith("$") && pattern.length() > (start ? 1 : 0);
        String inner = pattern.substring(start ? 1 : 0, pattern.length() - (end ? 1 : 0));
        return whole((start ? "" : ANY) + inner + (end ? "" : ANY), anyCase);
    }

    /** Whether there is anything in it that not every text has. */
    boolean saysSomething() {
        return parts.size() == 1 || parts.stream().anyMatch(part -> !part.isEmpty());
    }

    /** Whether it is one text and no other. */
    boolean isLiteral() {
        return parts.size() == 1 && !anyCase;
    }

    /** In small letters where either case matches: a text meets many patterns, and is changed once. */
    boolean matches(String text) {
        String first = parts.get(0);
        if (parts.size() == 1) {
            return text.equals(first);
        }
        String last = parts.get(parts.size() - 1);
        int end = text.length() - last.length();
        return first.length() <= end
                && text.startsWith(first)
                && text.endsWith(last)
                && between(text, first.length(), end);
    }

    /** Whether the parts between the first and the last follow each other there: to take the first place of each will do. */
    private boolean between(String text, int from, int end) {
        int at = from;
        for (int i = 1; i < parts.size() - 1; i++) {
            int found = text.indexOf(parts.get(i), at);
            at = found + parts.get(i).length();
            if (found < 0 || at > end) {
                return false;
            }
        }
        return true;
    }
}
