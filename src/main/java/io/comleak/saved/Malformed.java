// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Gson finds wrong with a JSON text, as comleak says it. */
final class Malformed {
    private static final Pattern MESSAGE =
            Pattern.compile("(?s)(?<wrong>.*?) at line (?<line>\\d+) column (?<column>\\d+) path (?<path>.*)");

    private Malformed() {}

    static String text(IOException e) {
        Matcher matcher = MESSAGE.matcher(String.valueOf(e.getMessage()));
        if (!matcher.matches()) {
            return "it is no JSON";
        }
        String wrong = matcher.group("wrong");
        // Gson advises its caller to be lenient.
        String why = wrong.startsWith("Use JsonReader")
                ? ""
                : ": " + wrong.substring(0, 1).toLowerCase(Locale.ROOT) + wrong.substring(1);
        return "line " + matcher.group("line") + ", column " + matcher.group("column") + ": it is no JSON" + why;
    }
}
