// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import java.io.IOException;
import java.util.List;

/**
 * What is to be said of a finding beside what it is.
 *
 * @param before its headline, with a blank at the end
 * @param lines below the headline
 */
record Remarks(String before, List<String> lines) {
    static final Remarks NONE = new Remarks("", List.of());

    Remarks {
        lines = List.copyOf(lines);
    }

    void writeLines(TextPage page) throws IOException {
        for (String line : lines) {
            page.line("  " + line);
        }
    }
}
