// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as a page shows it behind {@code > }, with what it then shows of its output.
 *
 * @param output what the page shows of it
 */
record Transcript(String command, Excerpt output) {
    private static final String PROMPT = "> ";
    private static final Pattern EXIT = Pattern.compile("exit (\\d+): .*");

    /** Those of a block; none where it does not begin with a prompt. */
    static List<Transcript> of(PageBlock block) {
        List<Transcript> transcripts = new ArrayList<>();
        List<String> lines = block.lines();
        for (int i = 0; i < lines.size() && lines.get(i).startsWith(PROMPT); ) {
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).startsWith(PROMPT)) {
                ++end;
            }
            transcripts.add(
                    new Transcript(lines.get(i).substring(PROMPT.length()), new Excerpt(lines.subList(i + 1, end))));
            i = end;
        }
        return transcripts;
    }

    /** What the page says: that of the line that begins with "exit", or 0. */
    int exitCode() {
        return output.lines().stream()
                .map(EXIT::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(exit -> Integer.parseInt(exit.group(1)))
                .orElse(0);
    }
}
