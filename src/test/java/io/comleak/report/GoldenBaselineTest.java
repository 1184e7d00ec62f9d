// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.Policies;
import io.comleak.leaks.diff.JudgedRun;
import io.comleak.leaks.diff.RunBaseline;
import io.comleak.leaks.diff.RunOf;
import io.comleak.leaks.diff.Side;
import io.comleak.model.Ending;
import io.comleak.report.html.HtmlReporter;
import io.comleak.report.json.JsonReporter;
import io.comleak.report.text.TextOptions;
import io.comleak.report.text.TextReporter;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The report of a run that was given a baseline. */
class GoldenBaselineTest {
    private static final TextOptions NO_CONTENTS = new TextOptions(ContentsShown.NONE, 0, 32, 3, 100, false, false);
    private static final TextOptions QUIET = new TextOptions(ContentsShown.NONE, 0, 32, 3, 100, true, false);

    private final RunOf known = new RunOf().leak("grows", 8).leak("stays", 8, 8).wrongFree("twice", true);

    @Test
    void whatIsKnownIsCountedAndFailsNothing() throws IOException {
        JudgedRun now = new RunOf().leak("stays", 8).wrongFree("twice", true).run();

        assertThat(status(now, known).code()).isZero();
        GoldenFile.assertEqual("diff/baseline-known.txt", text(now, known, NO_CONTENTS));
        assertThat(text(now, known, QUIET)).isEmpty();
    }

    @Test
    void whatIsNewOrGrownIsShownAndFails() throws IOException {
        JudgedRun now = new RunOf()
                .leak("grows", 8, 8)
                .leak("stays", 8, 8)
                .leak("added", 40)
                .run();

        assertThat(status(now, known).code()).isEqualTo(23);
        assertThat(status(now, known).failures()).containsExactly(Finding.LEAKS);
        GoldenFile.assertEqual("diff/baseline-new-and-grown.txt", text(now, known, NO_CONTENTS));
        GoldenFile.assertEqual("diff/baseline-new-and-grown.json", json(now));
        assertThat(text(now, known, QUIET)).isNotEmpty();
    }

    @Test
    void aRunWithoutFindingsHasNoLeaks() throws IOException {
        assertThat(text(new RunOf().run(), known, NO_CONTENTS)).startsWith("Nothing new.\nNo leaks. ");
    }

    @Test
    void anIncompleteRunKnowsNothing() throws IOException {
        JudgedRun now = new RunOf().leak("stays", 8).ended(new Ending.Killed(7)).run();

        assertThat(status(now, known).code()).isEqualTo(7);
        assertThat(text(now, known, NO_CONTENTS))
                .startsWith("INCOMPLETE: ")
                .contains("OUTSTANDING  8 bytes")
                .doesNotContain("Nothing new");
    }

    @Test
    void aBaselineOfAnotherProgramOrAnIncompleteOneIsToldOf() throws IOException {
        RunOf other = new RunOf().program("other.exe").ended(new Ending.Killed(7));

        assertThat(text(new RunOf().leak("stays", 8).run(), other, NO_CONTENTS))
                .contains("NEW LEAK  8 bytes")
                .contains("A run of the baseline is incomplete")
                .contains("The baseline has no run of a program by the name of app.exe.");
    }

    @Test
    void thePageHasWhatIsNewAndHowItStands() throws IOException {
        JsonObject page = page(new RunOf()
                .leak("grows", 8, 8)
                .leak("stays", 8, 8)
                .leak("added", 40)
                .run());

        assertThat(page.getAsJsonArray("findings"))
                .extracting(finding -> finding.getAsJsonObject()
                        .getAsJsonObject("baseline")
                        .get("standing")
                        .getAsString())
                .containsExactlyInAnyOrder("new", "grown");
        assertThat(page.getAsJsonObject("verdict").get("tone").getAsString()).isEqualTo("wrong");
        assertThat(page.getAsJsonArray("tiles")
                        .get(0)
                        .getAsJsonObject()
                        .get("value")
                        .getAsString())
                .isEqualTo("56 bytes");
    }

    @Test
    void aPageWithNothingNewSaysSo() throws IOException {
        JsonObject verdict = page(new RunOf().leak("stays", 8).run()).getAsJsonObject("verdict");

        assertThat(verdict.get("title").getAsString()).isEqualTo("Nothing new");
        assertThat(verdict.get("tone").getAsString()).isEqualTo("good");
        assertThat(verdict.get("sentence").getAsString()).startsWith("Nothing new: 1 leak");
    }

    private JsonObject page(JudgedRun now) throws IOException {
        StringWriter out = new StringWriter();
        new HtmlReporter(now.symbols(), Policies.DEFAULT, "1.2.3", ContentsShown.NONE)
                .report(now.check(), status(now, known), out);
        String data = out.toString().replaceAll("(?s).*id=\"data\">(.*?)</script>.*", "$1");
        return JsonParser.parseString(data).getAsJsonObject();
    }

    private static RunBaseline baseline(JudgedRun now, RunOf known) {
        return new RunBaseline(Side.ofSingleRuns().add(known.run()), now);
    }

    private static ExitStatus status(JudgedRun now, RunOf known) {
        return ExitStatus.of(now.check(), Policies.DEFAULT, baseline(now, known));
    }

    private static String text(JudgedRun now, RunOf known, TextOptions options) throws IOException {
        StringWriter out = new StringWriter();
        new TextReporter(options, Policies.DEFAULT, now.symbols()).report(now.check(), status(now, known), out);
        return out.toString();
    }

    private String json(JudgedRun now) throws IOException {
        StringWriter out = new StringWriter();
        new JsonReporter(now.symbols(), "1.2.3", ContentsShown.NONE).report(now.check(), status(now, known), out);
        return out.toString();
    }
}
