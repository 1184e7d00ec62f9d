// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Under a pseudo-terminal, which Windows offers no test: there, a Ctrl-C would reach the test run itself. */
@DisabledOnOs(OS.WINDOWS)
class ConsoleIT {
    private static final int CTRL_C = 3;

    @TempDir
    Path folder;

    @Test
    void controlCEndsTheTargetAndNotComleak() throws Exception {
        ProbeRun run = new ProbeRun(folder);
        Process process = run.startInConsole(ConsoleProbe.class, run.program("launch-target", "x64"), "turn");
        try (var in = process.inputReader(StandardCharsets.UTF_8);
                OutputStream keyboard = process.getOutputStream()) {
            assertThat(in.readLine()).as("the target runs").matches(".*[0-9a-f]{6,}");
            keyboard.write(CTRL_C);
            keyboard.flush();
            // What it says is read only where it is needed: where Wine's services were started, they keep the terminal.
            assertThat(process.waitFor())
                    .as(() -> "the probe said: " + in.lines().toList())
                    .isZero();
        }

        assertThat(run.seen()).containsEntry("pressed", "true").containsEntry("dead", "true");
        assertThat(run.running(process.pid())).isEmpty();
    }
}
