// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What comleak says that it does, step by step. */
@Execution(ExecutionMode.CONCURRENT)
class LogIT {
    private static final Pattern TIME = Pattern.compile("(\\d+\\.\\d{3}) s: ");

    /** Of a program that leaks, in their order; between them may be others. */
    private static final List<String> STEPS = List.of(
            "comleak ",
            "Java ",
            "Java's home is ",
            "options from the command line: \\[--log=.*",
            "program .*seed-leak\\.exe, for x(64|86)",
            "made a section of \\d+ bytes",
            "created process \\d+ \\(x(64|86)\\), suspended",
            "loading the spy .*comleak-spy-x(64|86)\\.dll: LoadLibraryW is at 0x[0-9a-f]+",
            "the spy is loaded at 0x[0-9a-f]+",
            "the spy has started",
            "resumed its main thread",
            "the spy says hello from process \\d+ \\(x(64|86)\\): CoRegisterMallocSpy returned 0x0",
            "module .*seed-leak\\.exe is loaded at 0x[0-9a-f]+, \\d+ bytes",
            "checkpoint 1 on thread \\d+, as COM is shut down, which is held",
            "thread \\d+ goes on from checkpoint 1",
            "checkpoint 2 on thread \\d+, as the process ends.*",
            "process \\d+ ended with 0x0 after \\d+ ms",
            "received \\d+ bytes: \\d+ allocations, \\d+ reallocations, \\d+ frees",
            "symbol helper started for \\d+ modules",
            "symbol helper answered for \\d+ of them",
            "seed-leak\\.exe has symbols.*",
            "a stream written as json",
            "exit code 23");

    @TempDir
    Path folder;

    private static String step(String line) {
        return TIME.matcher(line).replaceFirst("");
    }

    /** The patterns that are found, in the order of the lines that begin as they say. */
    private static void assertSteps(List<String> lines) {
        int at = 0;
        for (String line : lines) {
            if (at < STEPS.size()
                    && Pattern.compile(STEPS.get(at)).matcher(line).lookingAt()) {
                at++;
            }
        }
        assertThat(STEPS.subList(at, STEPS.size())).as(String.join("\n", lines)).isEmpty();
    }

    @Test
    void theStepsOfARunAreInTheLogAndNowhereElse() throws IOException {
        for (String kind : List.of("x64-pdb", "x86-pdb")) {
            Path log = folder.resolve(kind + ".log");

            Finished run = Command.comleak("run", "--log=" + log, "--json", Samples.program(kind, "seed-leak"))
                    .run();

            assertThat(run.exitCode()).as(run.error()).isEqualTo(23);
            JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
            assertThat(json.getAsJsonObject("target").get("program").getAsString())
                    .endsWith("seed-leak.exe");
            assertThat(run.error()).doesNotContain(" s: ", "the spy");
            List<String> lines = Files.readAllLines(log);
            assertThat(lines).allMatch(line -> TIME.matcher(line).lookingAt());
            assertThat(lines.stream().map(line -> Double.valueOf(line.substring(0, line.indexOf(' ')))))
                    .isSorted();
            assertSteps(lines.stream().map(LogIT::step).toList());
        }
    }

    @Test
    void verboseTellsOnStandardErrorAroundTheReport() {
        Finished run = Command.comleak("run", "--verbose", Samples.program("x64-pdb", "seed-leak"))
                .run();

        List<String> lines = run.error().lines().toList();
        int first = lines.indexOf("LEAK  44 bytes in 1 block, in "
                + lines.stream()
                        .filter(line -> line.startsWith("LEAK  44 bytes in 1 block, in "))
                        .map(line -> line.substring(line.indexOf(", in ") + 5))
                        .findFirst()
                        .orElse("nowhere"));
        int last = lines.indexOf("exit 23: leaks");
        assertThat(first).as(run.error()).isPositive();
        assertThat(last).isGreaterThan(first);
        assertThat(lines.subList(first, last)).noneMatch(line -> line.startsWith("comleak: "));
        assertThat(lines.subList(0, first)).allMatch(line -> line.startsWith("comleak: "));
        assertThat(lines.subList(last + 1, lines.size()))
                .map(line -> step(line.replaceFirst("comleak: ", "")))
                .containsExactly("a stream written as text", "exit code 23");
    }

    @Test
    void aFailureIsInTheLog() throws IOException {
        Path log = folder.resolve("run.log");

        Finished run = Command.comleak("run", "--log=" + log, Samples.program("x64-pdb", "bad-import"))
                .run();

        assertThat(run.exitCode()).as(run.error()).isEqualTo(126);
        assertThat(Files.readString(log)).contains("STATUS_DLL_NOT_FOUND").contains(" [CL-0078]");
    }

    /** The program would have written a file. */
    @Test
    void aLogThatCannotBeWrittenIsAnErrorBeforeTheProgramRuns() throws IOException {
        Path old = Files.writeString(folder.resolve("old.log"), "old");
        Path program = Samples.program("x64-pdb", "echo-streams");

        Finished there = Command.comleak("run", "--log=" + old, program).run();
        Finished json = Command.comleak("run", "--log=" + folder.resolve("x"), "--json=" + folder.resolve("x"), program)
                .run();

        assertThat(there.exitCode()).as(there.error()).isEqualTo(2);
        assertThat(there.error()).contains("exists already [CL-0052]");
        assertThat(json.exitCode()).as(json.error()).isEqualTo(2);
        assertThat(json.error()).contains("[CL-0060]");
        assertThat(there.out() + json.out()).isEmpty();
        assertThat(old).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(old);
        }
    }
}
