// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Gson finds wrong with a JSON text, as comleak says it. */
final class Malformed {
    private static final Pattern MESSAGE =
            Pattern.compile("(?s)(?<wrong>.*?) at line (?<line>\\d+) column (?<column>\\d+) path (?<path>.*)");

    private Malformed() {}

    /** Gson tells the end of a text within a string from the end elsewhere. */
    static boolean endsEarly(IOException e) {
        return e instanceof MalformedJsonException
                && String.valueOf(e.getMessage()).matches("(?s)Unterminated (string|escape sequence).*");
    }

    static String text(IOException e) {
        Matcher matcher = MESSAGE.matcher(String.valueOf(e.getMessage()));
        if (!matcher.matches()) {
            return "it is no JSON";
        }
        return "line " + matcher.group("line") + ", column " + matcher.group("column") + ": "
                + why(matcher.group("wrong"));
    }

    private static String why(String wrong) {
        if (wrong.startsWith("Nesting limit")) {
            return "it is nested too deeply";
        }
        // Gson advises its caller to be lenient.
        return wrong.startsWith("Use JsonReader")
                ? "it is no JSON"
                : "it is no JSON: " + wrong.substring(0, 1).toLowerCase(Locale.ROOT) + wrong.substring(1);
    }
}
