// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a console shows while a program with windows runs; under a pseudo-terminal, which Windows offers no test. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 150, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class LiveLineIT {
    private static final Path PROGRAM = Samples.program("x64-pdb", "windowed");

    @TempDir
    Path folder;

    @Test
    void aProgramWithWindowsIsWatchedLive() throws Exception {
        try (ConsoleRun run = ConsoleRun.start(PROGRAM, folder, folder.resolve("go-on"))) {
            run.awaitText(" outstanding, ");
            Files.createFile(folder.resolve("go-on"));

            assertThat(run.rest())
                    .contains("1 leak, 640,000 bytes in 20,000 blocks")
                    .contains("exited with 0 after");
            assertThat(run.exitCode()).isEqualTo(23);
        }
    }

    @Test
    void whereThereIsNoConsoleThereIsNoLine() throws Exception {
        Process process =
                Command.comleak("run", PROGRAM, folder, folder.resolve("go-on")).startReadingError();
        try {
            Files.createFile(folder.resolve("go-on"));
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(process.getInputStream().readNBytes(4), StandardCharsets.UTF_8))
                    .isEqualTo("LEAK");
        } finally {
            process.destroy();
        }
    }
}
