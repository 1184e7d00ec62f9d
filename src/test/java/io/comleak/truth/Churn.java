// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Runs churn, as a real process under the real command, and leaves a ledger and a report in a folder. Wine's way of
 * starting programs: this runs where comleak is built.
 */
final class Churn {
    private static final Path ROOT = Path.of("").toAbsolutePath();

    private final String kind;
    private final int seed;
    private final int threads;
    private final long events;
    private final Ending ending;
    private final Path folder;
    private final long limitSeconds;

    /** {@code kind} is of samples, such as x64-pdb. What runs for longer than the limit is ended, and is a failure. */
    Churn(String kind, int seed, int threads, long events, Ending ending, Path folder, long limitSeconds) {
        this.kind = kind;
        this.seed = seed;
        this.threads = threads;
        this.events = events;
        this.ending = ending;
        this.folder = folder;
        this.limitSeconds = limitSeconds;
    }

    Path ledger() {
        return folder.resolve("ledger");
    }

    Path report() {
        return folder.resolve("report.json");
    }

    /** What comleak, or churn alone, wrote to standard error. */
    Path errors() {
        return folder.resolve("errors");
    }

    /** With something between the stream and the tracker; {@code killAfter} counts for {@link Ending#KILL}. */
    void runUnderComleak(Tap tap, long killAfter) throws IOException, InterruptedException {
        // The one who is to kill must not find that of another run.
        Files.deleteIfExists(ledger());
        List<String> command = new ArrayList<>();
        if (tap == Tap.NONE) {
            command.add(ROOT.resolve("scripts/comleak").toString());
        } else {
            command.add(ROOT.resolve("scripts/truth.d/tapped").toString());
            command.add(tap.name().toLowerCase(Locale.ROOT));
        }
        command.addAll(List.of(
                "run", "--force", "--max-blocks=all", "--json=" + report(), "--output=" + folder.resolve("text")));
        command.addAll(words());
        Process comleak = start(command, errors());
        try {
            if (ending == Ending.KILL) {
                await(start(kill(killAfter), folder.resolve("kill-errors")));
            }
            await(comleak);
        } finally {
            comleak.destroyForcibly();
        }
        if (!Files.exists(report())) {
            throw new IOException("no report: " + Files.readString(errors()));
        }
    }

    /** Without comleak, and like under it without the OLE allocator's cache. */
    void runAlone() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "OANOCACHE=1", "wine"));
        command.addAll(words());
        await(start(command, errors()));
    }

    private String program() {
        return ROOT.resolve("target/samples").resolve(kind).resolve("churn.exe").toString();
    }

    private List<String> words() {
        return List.of(
                program(),
                String.valueOf(seed),
                String.valueOf(threads),
                String.valueOf(events),
                ledger().toString(),
                ending.word);
    }

    private List<String> kill(long after) {
        return List.of("wine", program(), "kill", String.valueOf(after), ledger().toString());
    }

    /** Its output goes into a file: Wine's services, which it may start, would keep a pipe open. */
    private static Process start(List<String> command, Path errors) throws IOException {
        return new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
    }

    private void await(Process process) throws IOException, InterruptedException {
        try {
            if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                throw new IOException("still running after " + limitSeconds + " s: "
                        + process.info().commandLine());
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return kind + ", " + ending.name().toLowerCase(Locale.ROOT) + ", seed " + seed + ", " + threads
                + (threads == 1 ? " thread" : " threads");
    }
}
