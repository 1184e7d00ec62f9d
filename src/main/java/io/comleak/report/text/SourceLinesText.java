// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.report.Printable;
import io.comleak.report.text.Palette.Role;
import io.comleak.source.SourceExcerpt;
import java.io.IOException;

/** Source lines below a frame, with their numbers, and with the one marked that the frame is in. */
record SourceLinesText(SourceExcerpt excerpt, Palette palette) {
    private static final String INDENT = "    ";

    void write(TextPage page) throws IOException {
        int number = excerpt.first();
        int digits = String.valueOf(number + excerpt.lines().size()).length();
        for (String line : excerpt.lines()) {
            boolean marked = number == excerpt.line();
            String text = (marked ? "> " : "  ")
                    + " ".repeat(digits - String.valueOf(number).length()) + number + " | " + Printable.of(line);
            page.line(INDENT + (marked ? palette.paint(Role.OWN_LINE, text) : text).stripTrailing());
            number++;
        }
        if (excerpt.newer()) {
            page.line(INDENT + "(the file is newer than the program: lines may have moved)");
        }
    }
}
