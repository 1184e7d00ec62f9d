// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.model.Machine;
import io.comleak.steps.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the programs have in common that the tests run on Windows: their settings, and the file of what they saw. */
final class Probe implements AutoCloseable {
    private final Properties seen = new Properties();

    /** Launches what this process's own command line says. */
    static LaunchedTarget launch(RawCommandLine line) throws LaunchException {
        TargetProgram program = TargetProgram.find(line.tokens().get(0).text());
        return TargetLauncher.launch(
                new LaunchRequest(
                        program,
                        line.rest(0),
                        new SpyFiles(Path.of(System.getProperty("probe.spies"))),
                        Boolean.getBoolean("probe.oleCache"),
                        // Under Wine 8 an APC sends the main thread of a 32-bit target astray.
                        Set.of(Machine.X64),
                        Boolean.getBoolean("probe.outputToError"),
                        32,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30)),
                Steps.NONE);
    }

    void saw(String what, @Nullable Object value) {
        seen.setProperty(what, String.valueOf(value));
    }

    @Override
    public void close() {
        try (Writer report = Files.newBufferedWriter(Path.of(System.getProperty("probe.report")))) {
            seen.store(report, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
