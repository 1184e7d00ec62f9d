// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** A workflow command, taken apart by the rules of GitHub's runner. */
public record RunnerCommand(String name, Map<String, String> properties, String data) {
    private static final String MARK = "::";

    /** Whether the runner carries a line out: in today's form, or in the older one, which may be anywhere in a line. */
    public static boolean isOne(String line) {
        String trimmed = line.strip();
        return (trimmed.startsWith(MARK) && trimmed.indexOf(MARK, 2) > 0)
                || trimmed.contains("##[")
                || trimmed.contains("##vso[")
                || trimmed.contains("##teamcity[");
    }

    /** The command in a line that is one in today's form. */
    public static RunnerCommand parse(String line) {
        int end = line.indexOf(MARK, 2);
        if (!line.startsWith(MARK) || end < 0 || line.contains("##")) {
            throw new AssertionError("no single command: " + line);
        }
        String head = line.substring(2, end);
        int space = head.indexOf(' ');
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property :
                space < 0 ? new String[0] : head.substring(space + 1).split(",", -1)) {
            String[] pair = property.split("=", 2);
            properties.put(
                    pair[0],
                    unescaped(pair[1]).replace("%3A", ":").replace("%2C", ",").replace("%25", "%"));
        }
        return new RunnerCommand(
                space < 0 ? head : head.substring(0, space),
                properties,
                unescaped(line.substring(end + 2)).replace("%25", "%"));
    }

    private static String unescaped(String text) {
        return text.replace("%0D", "\r").replace("%0A", "\n");
    }
}
