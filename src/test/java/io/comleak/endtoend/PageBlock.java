// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param line of its first fence, from 1
 * @param language that stands behind the fence; empty if none does
 * @param note what a comment right in front of it tells the tests, {@code <!-- test: left out, why -->}; empty if there is
 *     none
 */
record PageBlock(Path page, int line, String language, String note, List<String> lines) {
    private static final String FENCE = "```";
    private static final Pattern NOTE = Pattern.compile("<!-- test: (.*) -->");

    PageBlock {
        lines = List.copyOf(lines);
    }

    static List<PageBlock> of(Path page) throws IOException {
        List<PageBlock> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        String note = "";
        for (int i = 0; i < lines.size(); ++i) {
            String line = lines.get(i);
            if (line.startsWith(FENCE)) {
                int end = endOf(lines, i + 1);
                blocks.add(new PageBlock(
                        page, i + 1, line.substring(FENCE.length()).strip(), note, lines.subList(i + 1, end)));
                i = end;
            }
            Matcher comment = NOTE.matcher(line);
            note = comment.matches() ? comment.group(1) : "";
        }
        return blocks;
    }

    private static int endOf(List<String> lines, int from) {
        int end = from;
        while (!lines.get(end).startsWith(FENCE)) {
            ++end;
        }
        return end;
    }

    boolean isLeftOut() {
        return note.startsWith("left out");
    }

    /** Where it is, for messages. */
    String place() {
        return page + ":" + line;
    }
}
