// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.List;
import java.util.Locale;

/**
 * A text in which {@code *} stands for any characters. The time to match grows with the lengths of both, whatever the
 * number of asterisks.
 *
 * @param parts what lies between the asterisks
 * @param anyCase whether letters match in either case; the parts are small letters then
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

    boolean matches(String given) {
        String text = anyCase ? given.toLowerCase(Locale.ROOT) : given;
        String first = parts.get(0);
        int last = parts.size() - 1;
        if (last == 0) {
            return text.equals(first);
        }
        int at = first.length();
        if (!text.startsWith(first)) {
            return false;
        }
        for (String part : parts.subList(1, last)) {
            int found = text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return text.length() - parts.get(last).length() >= at && text.endsWith(parts.get(last));
    }
}
