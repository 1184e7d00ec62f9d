// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * comleak killed outright, in the middle of a run: the target does what it would have done, and ends. Its streams are
 * named pipes, as those of a child that is dead are closed, and by their end that of the target is seen.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 150, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class LauncherDeathIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void theTargetRunsOnToItsEnd(String kind) throws Exception {
        Path input = folder.resolve("input");
        Path output = folder.resolve("output");
        new ProcessBuilder("mkfifo", input.toString(), output.toString())
                .start()
                .waitFor();
        List<String> words = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <" + input + " >" + output, "sh"));
        words.addAll(Command.comleak("run", Samples.program(kind, "endings"), "outlive")
                .words());
        Process launcher =
                new ProcessBuilder(words).redirectError(Redirect.DISCARD).start();
        try (OutputStream in = Files.newOutputStream(input);
                BufferedReader out = Files.newBufferedReader(output)) {
            assertThat(out.readLine()).isEqualTo("waiting");

            assertThat(launcher.destroyForcibly().waitFor()).isNotZero();
            in.write('\n');
            in.flush();

            assertThat(out.readLine()).isEqualTo("100000 blocks");
            assertThat(out.readLine()).as("the target's end").isNull();
        } finally {
            launcher.destroyForcibly();
        }
    }
}
