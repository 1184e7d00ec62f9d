// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules. Each is a name in brackets, then {@code reason:} and {@code evidence:} with a text each, then
 * {@code frames:} and below it a line for each frame, innermost first: {@code module!function}, where {@code *} stands
 * for any characters, or {@code ...} for any number of calls. Lines that begin with {@code #} are comments.
 */
final class SuppressionParser {
    private static final Set<String> FIELDS = Set.of("reason", "evidence");
    private static final String FRAMES = "frames:";
    private static final String ANY_CALLS = "...";

    private final String file;
    private final List<Suppression> rules = new ArrayList<>();
    private final Map<String, String> fields = new HashMap<>();
    private final List<FramePattern> frames = new ArrayList<>();
    private @Nullable String name;
    private boolean inFrames;
    private int begun;
    private int line;

    private SuppressionParser(String file) {
        this.file = file;
    }

    /** The rules of a text, in their order; {@code file} is what errors call it. */
    static List<Suppression> parse(String file, String text) throws SuppressionSyntaxException {
        SuppressionParser parser = new SuppressionParser(file);
        for (String line : text.lines().toList()) {
            parser.line++;
            parser.take(line);
        }
        parser.finishRule();
        return List.copyOf(parser.rules);
    }

    private void take(String raw) throws SuppressionSyntaxException {
        String text = raw.strip();
        int column = raw.length() - raw.stripLeading().length() + 1;
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        if (text.startsWith("[")) {
            beginRule(text, column);
        } else if (name == null) {
            throw wrong(column, "a rule begins with its name in brackets");
        } else if (text.equals(FRAMES)) {
            inFrames = true;
        } else if (inFrames) {
            frames.add(frame(text, column));
        } else {
            field(text, column);
        }
    }

    private void beginRule(String text, int column) throws SuppressionSyntaxException {
        finishRule();
        if (!text.endsWith("]") || text.length() == 2) {
            throw wrong(column, "a rule's name ends with ]");
        }
        name = text.substring(1, text.length() - 1).strip();
        begun = line;
    }

    private void field(String text, int column) throws SuppressionSyntaxException {
        int colon = text.indexOf(':');
        String field = text.substring(0, Math.max(colon, 0));
        if (!FIELDS.contains(field)) {
            throw wrong(column, "reason:, evidence: or frames: was expected");
        }
        fields.put(field, text.substring(colon + 1).strip());
    }

    private FramePattern frame(String text, int column) throws SuppressionSyntaxException {
        if (text.equals(ANY_CALLS)) {
            return new FramePattern.AnyCalls();
        }
        int mark = text.indexOf('!');
        if (mark <= 0 || mark == text.length() - 1) {
            throw wrong(column, "a frame is module!function, or ...");
        }
        return FramePattern.oneCall(text.substring(0, mark), text.substring(mark + 1));
    }

    private void finishRule() throws SuppressionSyntaxException {
        if (name == null) {
            return;
        }
        if (frames.stream().noneMatch(FramePattern.OneCall.class::isInstance)) {
            throw new SuppressionSyntaxException(
                    file, begun, 1, "the rule names no function, and would match everything");
        }
        rules.add(new Suppression(
                name,
                fields.getOrDefault("reason", ""),
                fields.getOrDefault("evidence", RuntimeCaches.UNVERIFIED),
                frames));
        fields.clear();
        frames.clear();
        inFrames = false;
    }

    private SuppressionSyntaxException wrong(int column, String what) {
        return new SuppressionSyntaxException(file, line, column, what);
    }
}
