// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import io.comleak.launch.PseudoTerminal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A command line with its surroundings; immutable. */
final class Command {
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final long LIMIT_SECONDS = 100;

    private final List<String> words;
    private final Path folder;
    private final byte[] input;
    private final Map<String, String> environment;
    private final @Nullable File errors;

    private Command(
            List<String> words, Path folder, byte[] input, Map<String, String> environment, @Nullable File errors) {
        this.words = List.copyOf(words);
        this.folder = folder;
        this.input = input;
        this.environment = Map.copyOf(environment);
        this.errors = errors;
    }

    /** comleak as it was built, the way a user calls it. */
    static Command comleak(Object... words) {
        return of(comleakScript(), words);
    }

    static String comleakScript() {
        return ROOT.resolve("scripts")
                .resolve(WINDOWS ? "comleak.cmd" : "comleak")
                .toString();
    }

    /** A Windows program without comleak. */
    static Command program(Path program, Object... words) {
        if (WINDOWS) {
            return of(program.toString(), words);
        }
        // Wine kills by a signal that this JVM blocks in what it starts.
        List<Object> all = new ArrayList<>(List.of("--default-signal=QUIT", "wine", program));
        all.addAll(List.of(words));
        return of("env", all.toArray());
    }

    /** A program of this system's. */
    static Command of(String first, Object... words) {
        List<String> all = new ArrayList<>(List.of(first));
        for (Object word : words) {
            all.add(word.toString());
        }
        return new Command(all, ROOT, new byte[0], Map.of(), null);
    }

    Command in(Path newFolder) {
        return new Command(words, newFolder, input, environment, errors);
    }

    Command reading(byte[] newInput) {
        return new Command(words, folder, newInput, environment, errors);
    }

    Command with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Command(words, folder, input, more, errors);
    }

    /** Its standard error goes there, and is not seen. */
    Command errorInto(File file) {
        return new Command(words, folder, input, environment, file);
    }

    /** In a pseudo-terminal, whose input ends at once; only where there is Wine. */
    Command inConsole() {
        return new Command(PseudoTerminal.running("", words), folder, input, environment, errors);
    }

    List<String> words() {
        return words;
    }

    /** Runs it to its end, and kills it if that does not come. Files take its output, so that no pipe can fill. */
    Finished run() {
        Finished finished = runOnce();
        return !WINDOWS && finished.lostItsProcessToWine() ? runOnce() : finished;
    }

    private Finished runOnce() {
        try {
            Path scratch = Files.createTempDirectory("comleak-endtoend");
            Path in = Files.write(scratch.resolve("in"), input);
            Path out = scratch.resolve("out");
            Path error = scratch.resolve("error");
            try {
                int exitCode = await(start(in, out, error));
                return new Finished(
                        exitCode, Files.readAllBytes(out), errors == null ? Files.readAllBytes(error) : new byte[0]);
            } finally {
                for (Path path : List.of(in, out, error, scratch)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it with its standard input and both its outputs, as one, for the caller to use, and to end. */
    Process startReadingError() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        // Where the tests run on GitHub, comleak would write annotations.
        builder.environment().remove("GITHUB_ACTIONS");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Process start(Path in, Path out, Path error) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors == null ? error.toFile() : errors);
        // Where the tests run on GitHub, comleak would write annotations.
        builder.environment().remove("GITHUB_ACTIONS");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private int await(Process process) {
        try {
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("still running after " + LIMIT_SECONDS + " s: " + words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + words, e);
        } finally {
            process.destroyForcibly();
        }
    }
}
