// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A target without comleak and with it, side by side: what it can observe, what it writes, and how it ends. */
@Execution(ExecutionMode.CONCURRENT)
class TransparencyIT {
    private static final String[] ARGUMENTS = {
        "*.c", "?", "@x", "日本", "путь", "a\"b\\", "", "a^b", "%PATH%", "c:\\\\", "--"
    };

    @TempDir
    Path folder;

    private static String spy(String kind) {
        return Parent.windowsPath(Path.of("target/comleak/lib/comleak-spy-" + kind.substring(0, 3) + ".dll"));
    }

    private static String[] arguments(String... last) {
        String[] all = Arrays.copyOf(ARGUMENTS, ARGUMENTS.length + last.length);
        System.arraycopy(last, 0, all, ARGUMENTS.length, last.length);
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "x64-pdb, plain",
        "x64-pdb, rich",
        "x64-pdb, detached",
        "x86-dwarf, plain",
        "x86-dwarf, rich",
        "x86-dwarf, detached",
    })
    void aTargetObservesWhatItObservesWithout(String kind, String mode) {
        Parent parent = new Parent(kind, mode);
        String[] arguments = arguments("--exit=0x87654321");

        Finished alone = parent.alone("transparency", arguments).in(folder).run();
        Finished watched = parent.watched("transparency", arguments).in(folder).run();

        assertThat(alone.error().strip()).isEqualTo("exit code 0x87654321");
        assertThat(watched.error()).isEqualTo(alone.error());
        assertThat(alone.out().lines()).hasSizeGreaterThan(150).contains("start.argument = \"{65e5}{672c}\"");
        List<String> lines = watched.out().lines().toList();
        assertThat(Differences.sorted(lines))
                .isEqualTo(
                        Differences.expectedWithoutConsole(alone.out().lines().toList(), spy(kind), lines));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "rich", "detached"})
    void aTargetOfComleakExeToo(String mode) {
        Parent parent = new Parent("x64-pdb", mode);
        String[] arguments = arguments("--exit=0x87654321");

        Finished alone = in(folder, parent.alone("transparency", arguments));
        Finished watched = in(folder, parent.watchedByComleakExe("transparency", arguments));

        assertThat(watched.error()).isEqualTo(alone.error());
        assertThat(watched.out().lines()).contains("process.parent = \"comleak.exe\"");
        List<String> lines = watched.out()
                .lines()
                .map(line -> line.equals("process.parent = \"comleak.exe\"") ? "process.parent = \"java.exe\"" : line)
                .toList();
        assertThat(Differences.sorted(lines))
                .isEqualTo(
                        Differences.expectedWithoutConsole(alone.out().lines().toList(), spy("x64-pdb"), lines));
    }

    private static Finished in(Path folder, Command command) {
        return command.in(folder).with("JAVA_HOME", Parent.javaHome()).run();
    }

    /** Its list goes into a file: what a console shows of it would be a picture, line by line. */
    @ParameterizedTest
    @CsvSource({"x64-pdb, plain", "x64-pdb, rich", "x86-pdb, plain"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no pseudo-terminal for a test")
    void aTargetInAConsoleToo(String kind, String mode) throws Exception {
        Parent parent = new Parent(kind, mode);
        Path list = folder.resolve("list");
        String to = "--to=" + Parent.windowsPath(list);

        Finished alone =
                parent.alone("transparency", to, "--exit=3").inConsole().run();
        List<String> without = Files.readAllLines(list);
        Finished watched =
                parent.watched("transparency", to, "--exit=3").inConsole().run();

        assertThat(without).contains("console.outputMode = 0x3");
        assertThat(Differences.sorted(Files.readAllLines(list)))
                .isEqualTo(Differences.expected(without, spy(kind), true));
        assertThat(watched.exitCode()).isEqualTo(alone.exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-dwarf"})
    void aTargetWithoutStandardStreams(String kind) throws Exception {
        Parent parent = new Parent(kind, "no-streams");
        Path list = folder.resolve("list");
        String to = "--to=" + Parent.windowsPath(list);

        Finished alone = parent.alone("transparency", to, "--exit=3").run();
        List<String> without = Files.readAllLines(list);
        Finished watched = parent.watched("transparency", to, "--exit=3").run();

        assertThat(without).contains("handle.output = none, type 0, flags 0");
        assertThat(Differences.sorted(Files.readAllLines(list)))
                .isEqualTo(Differences.expected(without, spy(kind), false));
        assertThat(watched.error()).isEqualTo(alone.error()).startsWith("exit code 0x3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0x103", "0xc0000005", "0xffffffff"})
    void itsExitCodeKeepsItsBits(String code) {
        Parent parent = new Parent("x64-pdb", "plain");

        Finished alone = parent.alone("arguments", "--exit=" + code).run();
        Finished watched = parent.watched("arguments", "--exit=" + code).run();

        assertThat(alone.error().strip()).isEqualTo("exit code " + code);
        assertThat(watched.error()).isEqualTo(alone.error());
        assertThat(watched.output()).isEqualTo(alone.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void itsCommandLineMayBeAsLongAsWindowsAllows(String kind) {
        Parent parent = new Parent(kind, "plain");
        String[] arguments = {"x".repeat(20_000), "日".repeat(10_000), "--exit=5"};

        Finished alone = parent.alone("transparency", arguments).run();
        Finished watched = parent.watched("transparency", arguments).run();

        assertThat(alone.error().strip()).isEqualTo("exit code 0x5");
        assertThat(watched.error()).isEqualTo(alone.error());
        assertThat(commandLine(watched)).isEqualTo(commandLine(alone)).hasSizeGreaterThan(80_000);
    }

    private static String commandLine(Finished run) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("start.commandLine"))
                .findFirst()
                .orElseThrow();
    }

    /** What counts is the code of the thread that ends last. */
    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void theMainThreadMayEndFirst(String kind) {
        Parent parent = new Parent(kind, "plain");

        Finished alone = parent.alone("transparency", "--leave=9", "--exit=5").run();
        Finished watched =
                parent.watched("transparency", "--leave=9", "--exit=5").run();

        assertThat(alone.error().strip()).isEqualTo("exit code 0x5");
        assertThat(watched.error()).isEqualTo(alone.error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"progid", "bstr", "crash", "child"})
    void itPrintsWhatItPrintsWithout(String sample) {
        Finished alone = Command.program(Samples.program("x64-dwarf", sample)).run();
        Finished watched =
                Command.comleak("run", Samples.program("x64-dwarf", sample)).run();

        assertThat(watched.output()).isEqualTo(alone.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void standardStreamsPassEveryByteThroughFiles(String kind) {
        byte[] bytes = tenMegabytes();

        Finished run = Command.comleak("run", "-q", Samples.program(kind, "echo-streams"))
                .reading(bytes)
                .run();

        assertThat(run.output()).isEqualTo(bytes);
        assertThat(run.error().strip()).isEqualTo(bytes.length + " bytes");
    }

    @Test
    void standardStreamsPassEveryByteThroughPipes() throws Exception {
        byte[] bytes = tenMegabytes();
        Process process = new ProcessBuilder(Command.comleak("run", "-q", Samples.program("x64-pdb", "echo-streams"))
                        .words())
                .start();
        try (OutputStream in = process.getOutputStream();
                InputStream out = process.getInputStream();
                InputStream error = process.getErrorStream()) {
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(in, bytes));

            assertThat(out.readAllBytes()).isEqualTo(bytes);
            assertThat(new String(error.readAllBytes(), StandardCharsets.US_ASCII).strip())
                    .isEqualTo(bytes.length + " bytes");
            written.get(1, TimeUnit.MINUTES);
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void write(OutputStream to, byte... bytes) {
        try (to) {
            to.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each byte, each pair of bytes: NUL, 0x1A, line ends, and no text in any encoding. */
    private static byte[] tenMegabytes() {
        byte[] bytes = new byte[10 << 20];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
