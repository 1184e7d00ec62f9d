// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real run, reported once more. */
class SavedRunIT {
    @TempDir
    Path folder;

    private static Path sample(String name) {
        return Samples.program("x64-pdb", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"safearray", "crash", "threads", "static-pointer", "wrong-free"})
    void theSameTextIsShownAgain(String sample) throws IOException {
        Path json = folder.resolve("run.json");
        Path text = folder.resolve("run.txt");
        Command.comleak("run", "--json=" + json, "--output=" + text, sample(sample))
                .run();

        Finished again = Command.comleak("report", json).run();

        Samples.json(json);
        assertThat(again.out()).isEqualToNormalizingNewlines(Files.readString(text));
        assertThat(again.error()).isEmpty();
        assertThat(again.exitCode()).isZero();
    }

    @Test
    void namesAreLookedForAnew() throws IOException {
        Path json = folder.resolve("run.json");
        Command.comleak("run", "--json=" + json, sample("seed-leak")).run();
        Files.writeString(json, Files.readString(json).replace("keepSettings", "forgotten"));

        assertThat(Command.comleak("report", json).run().out())
                .contains("forgotten")
                .doesNotContain("keepSettings");
        Finished anew = Command.comleak("report", "--resolve-symbols", json).run();

        assertThat(anew.out()).contains("keepSettings").doesNotContain("forgotten");
        assertThat(anew.exitCode()).isZero();
    }

    @Test
    void standardOutputThatWasRedirectedInPowerShellCanBeRead() throws IOException {
        Path json = folder.resolve("run.json");
        Finished run = Command.comleak("run", "--json", sample("seed-leak")).run();
        // PowerShell 5 writes what > redirects in UTF-16, with a byte order mark.
        Files.write(json, ("\ufeff" + run.out()).getBytes(StandardCharsets.UTF_16LE));

        assertThat(Command.comleak("report", json).run().out()).contains("LEAK").contains("keepSettings");
    }
}
