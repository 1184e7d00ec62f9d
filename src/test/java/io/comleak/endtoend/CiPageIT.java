// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the page on CI, as it stands there and in its order. */
class CiPageIT {
    private static final Path PAGE = Path.of("src/site/markdown/ci.md");

    @TempDir
    Path folder;

    private Finished run(PageCommand command) {
        return Command.comleak(command.words()).in(folder).run();
    }

    private void programIs(String sample) throws IOException {
        Files.copy(Samples.program("x64-pdb", sample), folder.resolve("app-tests.exe"));
    }

    @Test
    void allOfThemPassForAProgramWithoutLeaks() throws Exception {
        programIs("clean");
        List<PageCommand> commands = PageCommand.of(PAGE);

        assertThat(commands).hasSizeGreaterThan(7);
        for (PageCommand command : commands) {
            Finished run = run(command);
            assertThat(run.exitCode()).as(command.place() + "\n" + run.error()).isZero();
            assertThat(command.files())
                    .as(command.place())
                    .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
        }
    }

    @Test
    void aRunWithoutABaselineFailsForALeakAndStillWritesAll() throws Exception {
        programIs("seed-leak");
        List<PageCommand> commands = PageCommand.of(PAGE).stream()
                .filter(command -> command.text().startsWith("run ")
                        && !command.text().contains("--baseline")
                        && !command.text().contains("--error-exitcode"))
                .toList();

        assertThat(commands).hasSizeGreaterThan(3);
        for (PageCommand command : commands) {
            assertThat(run(command).exitCode()).as(command.place()).isEqualTo(23);
            assertThat(command.files())
                    .as(command.place())
                    .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
        }
    }

    @Test
    void withItsBaselineTheSameLeakPasses() throws Exception {
        programIs("seed-leak");

        Finished first = Command.comleak("run", "--json=leaks-baseline.json", "app-tests.exe")
                .in(folder)
                .run();
        assertThat(first.exitCode()).isEqualTo(23);
        for (PageCommand command : PageCommand.of(PAGE)) {
            if (command.text().contains("--baseline")) {
                assertThat(run(command).exitCode()).as(command.place()).isZero();
            }
        }
    }
}
