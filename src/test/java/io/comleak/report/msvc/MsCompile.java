// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.msvc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line as VS Code's problem matcher {@code $msCompile} takes it apart.
 *
 * @param line null if it names none
 */
public record MsCompile(String file, @Nullable Integer line, String severity, String code, String message) {
    /** As it is in VS Code today, where a line need not be named, and as it was until 2023. */
    private static final Pattern TODAY =
            Pattern.compile("^\\s*(?:\\s*\\d+>)?(\\S.*?)(?:\\((\\d+|\\d+,\\d+|\\d+,\\d+,\\d+,\\d+)\\))?"
                    + "\\s*:\\s+(?:(\\S+)\\s+)?((?:fatal +)?error|warning|info)\\s+(\\w+\\d+)?\\s*:\\s*(.*)$");

    private static final Pattern FORMERLY =
            Pattern.compile("^(?:\\s*\\d+>)?(\\S.*)\\((\\d+|\\d+,\\d+|\\d+,\\d+,\\d+,\\d+)\\)"
                    + "\\s*:\\s+((?:fatal +)?error|warning|info)\\s+(\\w+\\d+)\\s*:\\s*(.*)$");

    /** What is found in a line that matches. */
    public static MsCompile parse(String line) {
        Matcher today = TODAY.matcher(line);
        if (!today.matches()) {
            throw new AssertionError("no line of a compiler's: " + line);
        }
        Integer number = today.group(2) == null ? null : Integer.valueOf(today.group(2));
        if (number != null && !FORMERLY.matcher(line).matches()) {
            throw new AssertionError("none to an older VS Code: " + line);
        }
        return new MsCompile(today.group(1), number, today.group(4), today.group(5), today.group(6));
    }
}
