// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A program that runs on after it shut COM down, until the test lets it end. */
@Execution(ExecutionMode.CONCURRENT)
class ProvisionalIT {
    @TempDir
    Path folder;

    @Test
    void whatIsOutstandingIsToldWhileTheProgramRunsOn() throws Exception {
        Process process =
                Command.comleak("run", Samples.program("x64-pdb", "runs-on")).startReadingError();
        List<String> lines = new ArrayList<>();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            readUntil(line -> line.contains("takeAndForget, main.cpp"), output, lines);
            assertThat(process.isAlive()).isTrue();
            process.getOutputStream().close();
            readUntil(line -> line.startsWith("exit 23"), output, lines);
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(23);
        } finally {
            process.destroy();
        }
        assertThat(lines.get(0))
                .startsWith(
                        "PROVISIONAL: runs-on.exe has shut COM down and runs on. 2 blocks, 115 bytes, not freed yet");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("OUTSTANDING  57 bytes in 1 block, in takeAndFreeLater, main.cpp"))
                .anyMatch(line -> line.startsWith("OUTSTANDING  58 bytes in 1 block, in takeAndForget, main.cpp"))
                .anyMatch(line -> line.startsWith("LEAK  58 bytes in 1 block, in takeAndForget, main.cpp"))
                .noneMatch(line -> line.startsWith("LEAK  57 bytes"))
                .anyMatch(line -> line.startsWith("1 leak, 58 bytes in 1 block"));
    }

    /** Not to the end: where Wine's services were started, they keep the pipe. */
    private static void readUntil(Predicate<String> last, BufferedReader output, List<String> lines)
            throws IOException {
        String line;
        do {
            line = output.readLine();
            assertThat(line).as("what comes after %s", lines).isNotNull();
            lines.add(line);
        } while (!last.test(line));
    }

    @Test
    void whatIsSuppressedIsNotToldEither() throws Exception {
        Path file = Files.writeString(folder.resolve("x.supp"), "[x]\nframes:\nruns-on!takeAndForget\n");
        Process process = Command.comleak("run", "--suppressions", file, Samples.program("x64-pdb", "runs-on"))
                .startReadingError();
        List<String> lines = new ArrayList<>();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            readUntil(line -> line.contains("takeAndFreeLater, main.cpp"), output, lines);
            process.getOutputStream().close();
            readUntil(line -> line.contains("suppressed by x"), output, lines);
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroy();
        }
        assertThat(lines.get(0)).startsWith("PROVISIONAL: runs-on.exe").contains(" 1 block, 57 bytes, not freed yet");
        assertThat(lines).noneMatch(line -> line.startsWith("OUTSTANDING  58 bytes"));
    }

    @Test
    void filesAreWrittenWhenTheProgramIsDead() throws Exception {
        Path report = folder.resolve("report.txt");

        Finished run = Command.comleak("run", "-o", report, Samples.program("x64-pdb", "runs-on"))
                .run();

        assertThat(run.error()).isEmpty();
        assertThat(Files.readString(report)).startsWith("LEAK  58 bytes").doesNotContain("PROVISIONAL");
    }
}
