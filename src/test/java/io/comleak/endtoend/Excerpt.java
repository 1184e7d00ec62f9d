// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lines of an output as a page shows them. {@code …} alone on a line stands for any number of lines that are left out.
 * What differs from run to run does not count: addresses, ids, times, how much was allocated, the bytes of a dump, and places in Windows' own code.
 */
record Excerpt(List<String> lines) {
    private static final String LEFT_OUT = "…";

    Excerpt {
        lines = List.copyOf(lines);
    }

    /** What is shown and does not come in the output, in its order; empty if it is all there. */
    String missingIn(String output) {
        String rest = text(output.lines());
        for (String part : parts()) {
            int found = rest.indexOf(part);
            if (found < 0) {
                return part;
            }
            rest = rest.substring(found + part.length() - 1);
        }
        return "";
    }

    /** The verdicts alone, which are not indented, without sizes: these are the same for 32 and 64 bits. */
    Excerpt withoutSizes() {
        List<String> verdicts = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith(" ") && !line.isEmpty()) {
                verdicts.add(withoutSizes(line));
                verdicts.add(LEFT_OUT);
            }
        }
        return new Excerpt(verdicts);
    }

    static String withoutSizes(String text) {
        return text.replaceAll("[\\d,]+ (-> [\\d,]+ )?bytes", "bytes");
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String line : lines) {
            if (!line.strip().equals(LEFT_OUT)) {
                part.add(line);
            } else if (!part.isEmpty()) {
                parts.add(text(part.stream()));
                part.clear();
            }
        }
        if (!part.isEmpty()) {
            parts.add(text(part.stream()));
        }
        return parts;
    }

    /** Every line between two ends of lines, so that none is found within another. */
    private static String text(Stream<String> lines) {
        StringBuilder text = new StringBuilder("\n");
        lines.map(Excerpt::steady).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String steady(String line) {
        return line.stripTrailing()
                .replaceAll("^ +([0-9a-f]{2} ){4,}.*", "  dump")
                .replaceAll("\\+?0x[0-9a-f]+", "0x")
                .replaceAll("(?i)(\\] (?:oleaut32|ole32|combase)!\\w+).*", "$1")
                .replaceAll("\\b(allocation|thread|pid) \\d+", "$1")
                .replaceAll(", x(86|64)\\)", ")")
                .replaceAll("[\\d.,]+ m?s\\b", "time")
                .replaceAll("[\\d,]+ allocations\\b", "allocations");
    }
}
