// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import java.util.List;
import java.util.stream.Collectors;

/** A change as a page shows it: lines that stay, are taken out ({@code -}) and come in ({@code +}). */
record SourceEdit(String before, String after) {
    static SourceEdit of(PageBlock block) {
        return new SourceEdit(text(block.lines(), '+'), text(block.lines(), '-'));
    }

    private static String text(List<String> lines, char without) {
        return lines.stream()
                .filter(line -> line.isEmpty() || line.charAt(0) != without)
                .map(line -> line.isEmpty() ? "\n" : line.substring(1) + "\n")
                .collect(Collectors.joining());
    }

    /** The text after the change, which must fit one place. */
    String appliedTo(String source) {
        int place = source.indexOf(before);
        if (place < 0 || source.indexOf(before, place + 1) >= 0) {
            throw new AssertionError("does not fit one place:\n" + before);
        }
        return source.substring(0, place) + after + source.substring(place + before.length());
    }
}
