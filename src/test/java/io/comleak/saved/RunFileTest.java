// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.Policies;
import io.comleak.report.ContentsShown;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import io.comleak.report.html.HtmlReporter;
import io.comleak.report.json.JsonReporter;
import io.comleak.report.text.TextOptions;
import io.comleak.report.text.TextReporter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written comes back as it was. */
class RunFileTest {
    @TempDir
    Path folder;

    private SavedRun read(String json) throws IOException {
        return read(json, StandardCharsets.UTF_8);
    }

    private SavedRun read(String json, Charset charset) throws IOException {
        Path file = folder.resolve("run.json");
        Files.write(file, json.getBytes(charset));
        return RunFile.read(file, LeakGroup.USUALLY_KEPT);
    }

    private static String json(SavedRun run) throws IOException {
        StringWriter out = new StringWriter();
        new JsonReporter(run.symbols(), run.version(), run.contents()).report(run.check(), run.status(), out);
        return out.toString();
    }

    @ParameterizedTest
    @EnumSource
    void theSameJsonIsWrittenAgain(Scenarios of) throws IOException {
        String json = of.scenario().json();

        assertThat(json(read(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @EnumSource
    void theSameTextIsWrittenAgain(Scenarios of) throws IOException {
        Scenario scenario = of.scenario();
        SavedRun run = read(scenario.json());
        StringWriter out = new StringWriter();

        new TextReporter(scenario.options(), scenario.policies(), run.symbols()).report(run.check(), run.status(), out);

        assertThat(out.toString()).isEqualTo(scenario.text());
    }

    @ParameterizedTest
    @EnumSource
    void theSamePageIsWrittenAgain(Scenarios of) throws IOException {
        Scenario scenario = of.scenario();
        SavedRun run = read(scenario.json());
        StringWriter out = new StringWriter();

        new HtmlReporter(run.symbols(), scenario.policies(), run.version(), run.contents())
                .report(run.check(), run.status(), out);

        assertThat(out.toString()).isEqualTo(scenario.html());
    }

    @ParameterizedTest
    @EnumSource
    void theExitStatusFollowsFromWhatIsThere(Scenarios of) throws IOException {
        Scenario scenario = of.scenario();
        SavedRun run = read(scenario.json());

        assertThat(ExitStatus.of(run.check(), scenario.policies())).isEqualTo(run.status());
    }

    /** How it stood to a baseline that is not at hand any more. */
    @Test
    void standingsComeBackToo() throws IOException {
        Path golden = Path.of("src/test/resources/golden/diff/baseline-new-and-grown");
        String json = Files.readString(Path.of(golden + ".json"));
        SavedRun run = read(json);
        StringWriter text = new StringWriter();

        new TextReporter(
                        new TextOptions(ContentsShown.NONE, 0, 32, 3, 100, false, false),
                        Policies.DEFAULT,
                        run.symbols())
                .report(run.check(), run.status(), text);

        assertThat(json(run)).isEqualTo(json);
        assertThat(text.toString()).isEqualTo(Files.readString(Path.of(golden + ".txt")));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWithheldStaysSo(ContentsShown shown) throws IOException {
        for (Scenarios of : Scenarios.values()) {
            Scenario scenario = of.scenario();
            LeakCheck check = scenario.check();
            ExitStatus status = ExitStatus.of(check, scenario.policies());
            StringWriter json = new StringWriter();
            new JsonReporter(scenario.symbols(), "1.2.3", shown).report(check, status, json);

            SavedRun run = read(json.toString());

            assertThat(json(run)).isEqualTo(json.toString());
            assertThat(text(run, shown)).isEqualTo(text(scenario, check, status, shown));
        }
    }

    private static String text(SavedRun run, ContentsShown shown) throws IOException {
        StringWriter out = new StringWriter();
        new TextReporter(options(shown), Policies.DEFAULT, run.symbols()).report(run.check(), run.status(), out);
        return out.toString();
    }

    private static String text(Scenario scenario, LeakCheck check, ExitStatus status, ContentsShown shown)
            throws IOException {
        StringWriter out = new StringWriter();
        new TextReporter(options(shown), Policies.DEFAULT, scenario.symbols()).report(check, status, out);
        return out.toString();
    }

    private static TextOptions options(ContentsShown shown) {
        return new TextOptions(shown, 64, 32, 3, 100, false, false);
    }

    @Test
    void fewerBlocksAreKeptIfFewerAreAskedFor() throws IOException {
        Path file = Files.writeString(
                folder.resolve("run.json"), Scenarios.SEVERAL_LEAKS.scenario().json());

        assertThat(RunFile.read(file, 1).check().groups())
                .allSatisfy(group -> assertThat(group.kept()).hasSize(1))
                .extracting(LeakGroup::blocks)
                .containsExactly(2L, 20L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsReadOver(String charset) throws IOException {
        String json = Scenarios.HOSTILE.scenario().json();

        assertThat(json(read("\ufeff" + json, Charset.forName(charset)))).isEqualTo(json);
    }

    @Test
    void whatALaterComleakHasToSayIsReadOver() throws IOException {
        String json = Scenarios.ONE_LEAK.scenario().json();
        String later = json.replace(
                        "\"kind\": \"exited\",", "\"kind\": \"exited\", \"more\": [{\"a\": 1}, null, 1e99],")
                .replace("\"class\": \"leak\",", "\"guess\": {\"b\": [[\"c\"]]}, \"class\": \"leak\",");

        assertThat(later).isNotEqualTo(json);
        assertThat(json(read(later))).isEqualTo(json);
    }
}
