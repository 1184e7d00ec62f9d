// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.suppress;

import io.comleak.report.Printable;
import io.comleak.suppress.Call;
import java.util.regex.Pattern;

/** Writes calls as patterns that match them. What a file of suppressions could not hold becomes an asterisk. */
final class PatternText {
    private static final String ANY = "*";

    /** What would make a line of frames something else. */
    private static final Pattern NOT_IN_MODULES = Pattern.compile("[\\[#!:]|\\.{3}");

    private PatternText() {}

    /** {@code module!function}, with an asterisk for what has no name. */
    static String of(Call call) {
        String module = NOT_IN_MODULES.matcher(written(call.module())).replaceAll(ANY);
        return orAny(module) + "!" + orAny(written(call.function()));
    }

    /** Whether a pattern names anything. */
    static boolean saysSomething(String pattern) {
        return pattern.codePoints().anyMatch(c -> c != '*' && c != '!');
    }

    private static String orAny(String text) {
        return text.isEmpty() ? ANY : text;
    }

    private static String written(String text) {
        StringBuilder written = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Printable.harmful(c)) {
                written.append(ANY);
            } else {
                written.appendCodePoint(c);
            }
        });
        String plain = written.toString();
        String stripped = plain.strip();
        return (plain.startsWith(stripped) ? "" : ANY) + stripped + (plain.endsWith(stripped) ? "" : ANY);
    }
}
