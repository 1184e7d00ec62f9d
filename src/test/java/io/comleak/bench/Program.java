// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end. */
final class Program {
    private static final Path OUTPUT = Path.of("target/bench/program.out");

    private final long limitSeconds;
    private final List<String> words = new ArrayList<>();

    Program(long limitSeconds) {
        this.limitSeconds = limitSeconds;
    }

    Program words(Object... more) {
        for (Object word : more) {
            words.add(word.toString());
        }
        return this;
    }

    /** Runs it; returns the nanoseconds that it took. Its exit code is anybody's guess. */
    long run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        // Into a file: Wine's services, which it may start, would keep a pipe open.
        Process process = new ProcessBuilder(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(OUTPUT.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                throw new IOException("still running after " + limitSeconds + " s: " + words);
            }
        } finally {
            process.destroyForcibly();
        }
        return System.nanoTime() - start;
    }
}
