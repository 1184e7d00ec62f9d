// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the page on CI, as it stands there and in its order. */
class CiPageIT {
    private static final Path PAGE = Path.of("src/site/markdown/ci.md");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```\\w*\n(.*?)^```");
    private static final Pattern COMMAND = Pattern.compile("comleak ((?:run|diff|report) [^'\n]*)");
    private static final Pattern WRITTEN = Pattern.compile("--(?:report=\\w+:|json=)(\\S+)");

    @TempDir
    Path folder;

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher fenced = FENCED.matcher(Files.readString(PAGE));
        while (fenced.find()) {
            Matcher command = COMMAND.matcher(fenced.group(1));
            while (command.find()) {
                commands.add(command.group(1).strip());
            }
        }
        return commands;
    }

    private Finished run(String command) {
        return Command.comleak((Object[]) command.split(" ")).in(folder).run();
    }

    private void programIs(String sample) throws IOException {
        Files.copy(Samples.program("x64-pdb", sample), folder.resolve("app-tests.exe"));
    }

    @Test
    void allOfThemPassForAProgramWithoutLeaks() throws Exception {
        programIs("clean");
        List<String> commands = commands();

        assertThat(commands).hasSizeGreaterThan(7);
        for (String command : commands) {
            Finished run = run(command);
            assertThat(run.exitCode()).as(command + "\n" + run.error()).isZero();
            assertThat(filesOf(command))
                    .as(command)
                    .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
        }
    }

    @Test
    void aRunWithoutABaselineFailsForALeakAndStillWritesAll() throws Exception {
        programIs("seed-leak");
        List<String> commands = commands().stream()
                .filter(command -> command.startsWith("run ")
                        && !command.contains("--baseline")
                        && !command.contains("--error-exitcode"))
                .toList();

        assertThat(commands).hasSizeGreaterThan(3);
        for (String command : commands) {
            assertThat(run(command).exitCode()).as(command).isEqualTo(23);
            assertThat(filesOf(command))
                    .as(command)
                    .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
        }
    }

    @Test
    void withItsBaselineTheSameLeakPasses() throws Exception {
        programIs("seed-leak");

        assertThat(run("run --json=leaks-baseline.json app-tests.exe").exitCode())
                .isEqualTo(23);
        for (String command : commands()) {
            if (command.contains("--baseline")) {
                assertThat(run(command).exitCode()).as(command).isZero();
            }
        }
    }

    private static Set<String> filesOf(String command) {
        return WRITTEN.matcher(command).results().map(result -> result.group(1)).collect(Collectors.toSet());
    }
}
