// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C under a pseudo-terminal, which Windows offers no test: there, it would reach the test run itself. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 150, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class ControlCIT {
    private static ConsoleRun start(String kind, String part) throws Exception {
        return ConsoleRun.start(Samples.program(kind, "endings"), part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void aTargetWithoutAnAnswerDiesOfItAndIsReportedOn(String kind) throws Exception {
        try (ConsoleRun run = start(kind, "wait")) {
            run.awaitLine("waiting");
            run.pressControlC();

            String report = run.rest();
            assertThat(report)
                    .contains("2,000 blocks, 508,500 bytes, were outstanding")
                    .doesNotContain("LEAK");
            if (run.exitCode() == 0) {
                // Wine 8's own handler ends it with 0, and then it looks as if that were its own doing.
                assertThat(report).contains("HELD AT EXIT");
            } else {
                assertThat(report).contains("INCOMPLETE: endings.exe was ended at Ctrl-C before COM was shut down.");
                assertThat(run.exitCode()).isEqualTo(Finished.inShell(0xC000013AL));
            }
        }
    }

    @Test
    void aTargetThatShutsDownInGoodOrderIsJudged() throws Exception {
        try (ConsoleRun run = start("x64-pdb", "answer-control-c")) {
            run.awaitLine("waiting");
            run.pressControlC();

            assertThat(run.rest()).contains("finished").contains("2 leaks, 508,500 bytes in 2,000 blocks");
            assertThat(run.exitCode()).isEqualTo(23);
        }
    }

    @Test
    void theSecondEndsWhatDoesNotListenAndShowsItsBlocks() throws Exception {
        try (ConsoleRun run = start("x64-pdb", "ignore-control-c")) {
            run.awaitLine("waiting");
            run.pressControlC();
            run.awaitLine("ignored");
            run.pressControlC();

            assertThat(run.rest())
                    .contains("INCOMPLETE: endings.exe was ended at Ctrl-C before COM was shut down.")
                    .contains("uuuuuuuu");
            assertThat(run.exitCode()).isEqualTo(Finished.inShell(0xC000013AL));
        }
    }
}
