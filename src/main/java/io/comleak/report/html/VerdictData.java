// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Verdict;
import io.comleak.model.Symbols;
import io.comleak.report.ContentsShown;
import io.comleak.report.Names;
import io.comleak.report.text.PlainText;
import java.io.IOException;
import java.util.List;

/**
 * The judgement, in the words of the text report.
 *
 * @param verdict the judgement
 * @param title of the page, two words or so
 * @param tone how bad it is: wrong, doubtful or good
 * @param opening the lines before the findings, if there are any
 * @param summary the lines behind them
 */
record VerdictData(Verdict verdict, String title, String tone, List<String> opening, List<String> summary) {
    VerdictData {
        opening = List.copyOf(opening);
        summary = List.copyOf(summary);
    }

    /** What a baseline knew is no part of the judgement. */
    static VerdictData of(LeakCheck check, Policies policies, Symbols symbols, ExitStatus status) {
        // No contents of a block are in these lines.
        PlainText text = new PlainText(check, policies, symbols, ContentsShown.NONE);
        List<String> opening = text.opening();
        LeakCheck unknown = status.baseline().withoutKnown(check);
        Verdict verdict = opening.isEmpty() ? unknown.verdict() : check.verdict();
        boolean wrongFrees = policies.shows(Finding.WRONG_FREES) && Finding.WRONG_FREES.isIn(unknown);
        boolean doubtful =
                policies.showsAnyOf(unknown) || check.run().childProcesses().isEmpty();
        return new VerdictData(
                verdict,
                verdict == Verdict.NO_LEAKS && !wrongFrees && somethingIsKnown(check, unknown)
                        ? "Nothing new"
                        : title(verdict, wrongFrees),
                tone(verdict, wrongFrees || !status.failures().isEmpty(), doubtful),
                opening,
                text.summary(status));
    }

    private static boolean somethingIsKnown(LeakCheck check, LeakCheck unknown) {
        return check.groups().size() > unknown.groups().size()
                || check.wrongFrees().size() > unknown.wrongFrees().size();
    }

    private static String title(Verdict verdict, boolean wrongFrees) {
        return switch (verdict) {
            case LEAKS -> "Leaks";
            case NO_LEAKS -> wrongFrees ? "Wrong frees" : "No leaks";
            case HELD -> "Held at exit";
            case INCOMPLETE -> "Incomplete";
        };
    }

    /** Good is only a result with nothing in it that the text report shows. */
    private static String tone(Verdict verdict, boolean wrong, boolean doubtful) {
        return switch (verdict) {
            case INCOMPLETE, HELD -> "doubtful";
            case LEAKS -> "wrong";
            case NO_LEAKS -> wrong ? "wrong" : doubtful ? "doubtful" : "good";
        };
    }

    /** The first of all lines. */
    String sentence() {
        return opening.isEmpty() ? summary.get(0) : opening.get(0);
    }

    void write(JsonWriter json) throws IOException {
        json.name("verdict").beginObject();
        json.name("kind").value(Names.of(verdict));
        json.name("title").value(title);
        json.name("tone").value(tone);
        json.name("sentence").value(sentence());
        lines("opening", opening.isEmpty() ? opening : opening.subList(1, opening.size()), json);
        lines("summary", opening.isEmpty() ? summary.subList(1, summary.size()) : summary, json);
        json.endObject();
    }

    private static void lines(String name, List<String> lines, JsonWriter json) throws IOException {
        json.name(name).beginArray();
        for (String line : lines) {
            json.value(line);
        }
        json.endArray();
    }
}
