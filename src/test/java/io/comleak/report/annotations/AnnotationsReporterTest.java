// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.RunBuilder;
import io.comleak.report.ContentsShown;
import io.comleak.report.RunnerCommand;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What GitHub's runner makes of the lines. */
class AnnotationsReporterTest {
    private static List<RunnerCommand> commands(Scenario scenario) throws IOException {
        return scenario.annotations().lines().map(RunnerCommand::parse).toList();
    }

    @ParameterizedTest
    @EnumSource
    void eachLineIsOneCommand(Scenarios of) throws IOException {
        assertThat(commands(of.scenario())).allSatisfy(command -> {
            assertThat(command.name()).isIn("error", "warning", "notice");
            assertThat(command.properties().keySet()).isSubsetOf("file", "line", "title");
            assertThat(command.data()).isNotBlank();
        });
    }

    @Test
    void aLeakIsShownAtItsLine() throws IOException {
        RunnerCommand leak = commands(Scenarios.ONE_LEAK.scenario()).get(0);

        assertThat(leak.name()).isEqualTo("error");
        assertThat(leak.properties())
                .containsEntry("file", "settings.cpp")
                .containsEntry("line", "88")
                .containsEntry("title", "comleak: COM memory that was never freed");
        assertThat(leak.data())
                .startsWith("LEAK  48 bytes in 1 block, in loadSettings, settings.cpp:88\n")
                .doesNotContain("contents");
    }

    @Test
    void whatDoesNotFailIsAWarning() throws IOException {
        assertThat(commands(Scenarios.LEAKS_AND_CHILDREN.scenario()))
                .extracting(RunnerCommand::name)
                .containsExactly("error", "warning", "warning");
        assertThat(commands(Scenarios.HELD_IGNORED.scenario()))
                .extracting(RunnerCommand::name)
                .containsExactly("notice");
        assertThat(commands(Scenarios.INTERRUPTED.scenario()))
                .extracting(RunnerCommand::name)
                .containsExactly("error");
        assertThat(Scenarios.NO_LEAKS.scenario().annotations()).isEmpty();
    }

    /** GitHub would drop what is over ten, without a word. */
    @ParameterizedTest
    @CsvSource({"10, 10", "11, 10", "500, 10"})
    void noMoreAreWrittenThanAreShown(int leaks, int written) throws IOException {
        RunBuilder run = new RunBuilder().comNeverInitialised();
        for (int n = 1; n <= leaks; n++) {
            run.outstanding(n, run.stack("app!f+0x" + Integer.toHexString(n)));
        }

        List<RunnerCommand> commands = commands(Scenario.of(run));

        assertThat(commands).hasSize(written).allMatch(command -> command.name().equals("error"));
        assertThat(commands.get(0).data()).startsWith("LEAK  " + leaks + " bytes");
        if (leaks > written) {
            assertThat(commands.get(9).data())
                    .isEqualTo("… and " + (leaks - 9) + " more findings, in comleak's report.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "D:\\a\\repo, d:\\A\\repo\\src\\x.cpp, src/x.cpp",
        "D:\\a\\repo\\, D:/a/repo/x.cpp, x.cpp",
        "D:\\a\\repo, D:\\a\\repository\\x.cpp, D:/a/repository/x.cpp",
        "/home/runner/work, /home/runner/work/x.cpp, x.cpp",
        ", D:\\a\\x.cpp, D:/a/x.cpp",
        "'', D:\\a\\x.cpp, D:/a/x.cpp"
    })
    void aFileIsKnownByItsPathInTheWorkspace(@Nullable String workspace, String file, String relative) {
        assertThat(new Workspace(workspace).relative(file)).isEqualTo(relative);
    }

    @Test
    void nothingInATextEndsAPropertyOrBeginsACommand() {
        String evil = "a%0A,line=1::x:\r\n%25%2C##[error]b\u001b[2J";

        String line = new WorkflowCommand("error").property("file", evil).with(evil);

        RunnerCommand command = RunnerCommand.parse(line);
        assertThat(command.properties()).containsOnlyKeys("file");
        assertThat(command.properties().get("file")).isEqualTo("a%0A,line=1::x:\\x0d\\x0a%25%2C#\\x23[error]b\\x1b[2J");
        assertThat(command.data()).isEqualTo("a%0A,line=1::x:\n%25%2C#\\x23[error]b\\x1b[2J");
    }

    @Test
    void contentsAreShownWhereTheyAreAskedFor() throws IOException {
        Scenario leak = Scenarios.ONE_LEAK.scenario();

        assertThat(leak.report(new AnnotationsReporter(leak.symbols(), leak.policies(), ContentsShown.FULL, null)))
                .contains("2e 00 5f");
    }
}
