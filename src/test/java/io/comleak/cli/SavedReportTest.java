// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.report.Scenarios;
import io.comleak.report.json.JsonSchema;
import io.comleak.report.json.ReportSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedReportTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();
    private Path file = Path.of("");

    @BeforeEach
    void save() throws IOException {
        save(Scenarios.ONE_LEAK);
    }

    private void save(Scenarios scenario) throws IOException {
        file = Files.writeString(folder.resolve("run.json"), scenario.scenario().json());
    }

    private int run(String... words) {
        return new Comleak(new PrintWriter(out, true), new PrintWriter(error, true), () -> false, null)
                .run(Invocation.of(List.of(words)));
    }

    @Test
    void theTextGoesToStandardOutput() throws IOException {
        assertThat(run("report", file.toString())).isZero();

        assertThat(out.toString()).isEqualTo(Scenarios.ONE_LEAK.scenario().text());
        assertThat(error.toString()).isEmpty();
    }

    @Test
    void jsonIsWrittenByThisVersion() throws IOException {
        assertThat(run("report", "--json", file.toString())).isZero();

        assertThat(out.toString())
                .isEqualTo(Scenarios.ONE_LEAK.scenario().json().replace("\"1.2.3\"", "\"" + Version.number() + "\""));
        assertThat(error.toString()).isEmpty();
    }

    @Test
    void filesAloneLeaveStandardOutputAlone() throws IOException {
        Path json = folder.resolve("again.json");
        Path text = folder.resolve("again.txt");

        assertThat(run("report", "--report=json:" + json, "-o", text.toString(), file.toString()))
                .isZero();

        ReportSchema.STRICT.assertValid(Files.readString(json));
        assertThat(Files.readString(text))
                .isEqualTo(Scenarios.ONE_LEAK.scenario().text());
        assertThat(out.toString() + error).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyFormCanBeWritten(ReportFormat format) {
        assertThat(run("report", "--report=" + format.optionValue(), file.toString()))
                .isZero();

        StringWriter report = format == ReportFormat.MSVC ? error : out;
        assertThat(report.toString()).contains("loadSettings");
        assertThat(out.toString() + error).isEqualTo(report.toString());
    }

    @Test
    void itWasJudgedAlreadyUnlessAPolicyIsGiven() throws IOException {
        save(Scenarios.LATE_FREES);
        assertThat(run("report", file.toString())).isZero();
        assertThat(out.toString()).contains("exit 0: app.exe's own exit code");

        assertThat(run("report", "--late-frees=fail", "--error-exitcode=99", file.toString()))
                .isZero();
        assertThat(out.toString()).contains("exit 99: late frees");
    }

    @Test
    void contentsCanBeLeftOutAndNotPutIn() {
        Path without = folder.resolve("without.json");
        assertThat(run("report", "--contents=none", "--json=" + without, file.toString()))
                .isZero();
        assertThat(without).content().doesNotContain("settings.ini", "contents", "2e005f00");

        assertThat(run("report", "--contents=full", without.toString())).isZero();
        assertThat(out.toString()).contains("size: 0x30 (48)").doesNotContain("contents");
    }

    @Test
    void moreBlocksThanAreShownArePassedOn() throws IOException {
        save(Scenarios.SEVERAL_LEAKS);

        assertThat(run("report", "--max-blocks=3", "--json", file.toString())).isZero();

        assertThat(out.toString()).contains("\"more\": 17").doesNotContain("\"more\": 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "hello"})
    void whatIsNoRunIsOneClearErrorAndNothingIsWritten(String content) throws IOException {
        Files.writeString(file, content);
        Path json = folder.resolve("again.json");

        assertThat(run("report", "--json=" + json, file.toString())).isEqualTo(2);

        assertThat(error.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("comleak: cannot use the saved run " + file + ": ")
                .endsWith(" [CL-0039]");
        assertThat(out.toString()).isEmpty();
        assertThat(json).doesNotExist();
    }

    @Test
    void aRunHasToBeNamed() {
        assertThat(run("report")).isEqualTo(2);
        assertThat(error.toString())
                .contains("no value was given for RUN.json [CL-0013]")
                .contains("comleak report --help lists all options.");
        assertThat(run("report", "\0")).isEqualTo(2);
        assertThat(error.toString()).contains("is no file name");
    }

    @Test
    void theSchemaIsPrinted() {
        assertThat(run("schema")).isZero();
        assertThat(out.toString()).isEqualTo(JsonSchema.text());
    }
}
