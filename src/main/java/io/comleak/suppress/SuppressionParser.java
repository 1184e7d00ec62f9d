// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads suppressions. Each is an entry of several lines that begins with its name in brackets, or a single line of
 * LeakSanitizer's, {@code leak:} and a pattern. Lines that begin with {@code #} are comments.
 */
public final class SuppressionParser {
    private static final String LEAK = "leak:";

    /** More than that nobody writes, and each is held against each finding. */
    private static final int MOST_ENTRIES = 100_000;

    private final List<Suppression> read = new ArrayList<>();
    private @Nullable Entry entry;

    private SuppressionParser() {}

    /** The suppressions of a text, in their order. */
    public static List<Suppression> parse(SuppressionSource source, String text) throws SuppressionSyntaxException {
        SuppressionParser parser = new SuppressionParser();
        Iterator<String> lines = text.lines().iterator();
        for (int number = 1; lines.hasNext(); number++) {
            TextLine line = TextLine.of(source, number, lines.next());
            if (!line.isComment()) {
                parser.take(line);
            }
        }
        parser.finishEntry();
        return List.copyOf(parser.read);
    }

    private void take(TextLine line) throws SuppressionSyntaxException {
        if (line.text().startsWith("[")) {
            finishEntry();
            entry = new Entry(roomFor(line));
        } else if (line.text().startsWith(LEAK)) {
            finishEntry();
            read.add(leak(roomFor(line)));
        } else if (entry != null) {
            entry.take(line);
        } else {
            throw line.wrong("an entry begins with its name in brackets; a line of LeakSanitizer's with leak:");
        }
    }

    private TextLine roomFor(TextLine line) throws SuppressionSyntaxException {
        if (read.size() == MOST_ENTRIES) {
            throw line.wrong("a file has at most 100,000 entries");
        }
        return line;
    }

    private static Suppression leak(TextLine line) throws SuppressionSyntaxException {
        TextLine pattern = line.from(LEAK.length());
        Criteria criteria = Criteria.of(CallPattern.Part.of(pattern.text()));
        if (!criteria.saysWhere()) {
            throw pattern.wrong("leak: without a name would hide everything");
        }
        return new Suppression(LEAK + pattern.text(), "", "", line.source(), null, criteria);
    }

    private void finishEntry() throws SuppressionSyntaxException {
        if (entry != null) {
            read.add(entry.finished());
            entry = null;
        }
    }
}
