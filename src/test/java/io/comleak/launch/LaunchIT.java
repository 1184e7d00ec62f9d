// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.stream.EventLog;
import io.comleak.stream.RecordReader;
import io.comleak.stream.Recordings;
import io.comleak.stream.StreamFormat;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Launches real programs with the real spy, by probes that run on Windows. */
class LaunchIT {
    @TempDir
    Path folder;

    private ProbeRun run;

    @BeforeEach
    void prepare() {
        run = new ProbeRun(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64", "x86"})
    void targetSeesNothingOfComleak(String machine) throws Exception {
        Path program = run.program("launch-target", machine);

        ProbeRun.Result result =
                run.launch(program, "show", "*.c", "?", "@x", "日本", "путь", "a\"b\\", "", "a^b", "%PATH%", "--", "y");

        List<String> shown = result.output().lines().toList();
        assertThat(shown.get(0)).isEqualTo(result.saw("commandLine")).contains("show *.c ? @x 日本 путь a");
        assertThat(shown.get(1)).isEqualTo(WindowsJvm.windowsPath(Path.of("")));
        assertThat(shown.get(2)).isEqualTo("1");
        assertThat(result.error()).isEmpty();
        assertThat(result.left()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64", "x86"})
    void launcherSeesTheTarget(String machine) throws Exception {
        Path program = run.program("launch-target", machine);

        ProbeRun.Result result = run.launch(program, "show");

        assertThat(result.saw("machine")).isEqualToIgnoringCase(machine);
        assertThat(result.saw("program")).isEqualTo(WindowsJvm.windowsPath(program));
        assertThat(result.saw("windowsFolder")).isEqualToIgnoringCase("C:\\windows");
        assertThat(Integer.parseInt(result.saw("streamBytes"))).isPositive();
        assertThat(result.saw("magic")).isEqualTo(String.valueOf(StreamFormat.STREAM_MAGIC));
        assertThat(result.saw("dead")).isEqualTo("true");
        assertThat(result.saw("exitCode")).isEqualTo("0");
        assertThat(result.saw("children")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"x64, 259, 103", "x86, 259, 103", "x64, 0xC0000005, c0000005", "x86, 4294967295, ffffffff"})
    void exitCodeKeepsItsBits(String machine, String exit, String code) throws Exception {
        assertThat(run.launch(run.program("launch-target", machine), "exit", exit)
                        .saw("exitCode"))
                .isEqualTo(code);
    }

    @Test
    void crashIsAnExitCode() throws Exception {
        assertThat(run.launch(run.program("launch-target", "x64"), "crash").saw("exitCode"))
                .isEqualTo("c0000005");
    }

    /** Of a program that leaks: the streams of the unit tests are such ones. With golden.update, they become these. */
    @ParameterizedTest
    @ValueSource(strings = {"x64", "x86"})
    void streamIsInOrder(String machine) throws Exception {
        Path stream = folder.resolve(machine + ".stream");
        run.copySpies();
        run.set("stream", WindowsJvm.windowsPath(stream));
        run.launch(run.sample("static-pointer", machine));

        EventLog log = new EventLog();
        RecordReader reader = new RecordReader(log);
        reader.feed(ByteBuffer.wrap(Files.readAllBytes(stream)));
        reader.end();

        assertThat(log.lines()).anyMatch(line -> line.startsWith("allocated"));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(Recordings.RECORDED);
            Files.copy(stream, Recordings.RECORDED.resolve(machine + ".stream"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void cacheIsLeftAsTheUserHasItIfAskedFor() throws Exception {
        ProbeRun.Result result = run.set("oleCache", "true").launch(run.program("launch-target", "x64"), "show");

        assertThat(result.output().lines().skip(2)).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64", "x86"})
    void standardStreamsPassEveryByte(String machine) throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Path input = Files.write(folder.resolve("input"), bytes);

        ProbeRun.Result result = run.input(input).launch(run.program("launch-target", machine), "copy");

        assertThat(result.outputFile()).hasBinaryContent(bytes);
    }

    @Test
    void outputGoesToErrorIfAskedFor() throws Exception {
        ProbeRun.Result result = run.set("outputToError", "true").launch(run.program("launch-target", "x64"), "show");

        assertThat(result.output()).isEmpty();
        assertThat(result.error()).contains("launch-target-x64.exe show");
    }

    /** Three: those of standard input, output and error. */
    @Test
    void noHandleOfComleakIsInherited() throws Exception {
        Path program = run.program("launch-target", "x64");

        String direct = run.direct(program, "handles").output();
        String launched = run.launch(program, "handles").output();

        assertThat(direct).isEqualTo("3\n");
        assertThat(launched).isEqualTo(direct);
    }

    @Test
    void childProcessesAreCounted() throws Exception {
        assertThat(run.launch(run.program("launch-target", "x64"), "child").saw("children"))
                .isEqualTo("1");
    }

    /** The section can be mapped, our process and our events waited for, and those set that the spy sets or resets. */
    @ParameterizedTest
    @ValueSource(strings = {"x64", "x86"})
    void handlesGivenToTheTargetAllowNoMoreThanTheyMust(String machine) throws Exception {
        Path program = run.program("launch-target", machine);

        List<String> more =
                new ArrayList<>(run.launch(program, "rights").output().lines().toList());
        run.direct(program, "rights").output().lines().forEach(more::remove);

        assertThat(more)
                .containsExactlyInAnyOrder("Section 6", "Process 100000", "Event 2", "Event 100002", "Event 100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64", "x86"})
    void runningTargetIsReadStoppedAndEnded(String machine) throws Exception {
        Process process = run.start(ControlProbe.class, run.program("launch-target", machine), "turn");
        try (var in = process.inputReader(StandardCharsets.US_ASCII);
                OutputStream out = process.getOutputStream()) {
            out.write((in.readLine() + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(process.waitFor()).isZero();
        }

        assertThat(run.seen())
                .containsEntry("read", "true")
                .containsEntry("readsNowhere", "false")
                .containsEntry("runs", "true")
                .containsEntry("runsSuspended", "false")
                .containsEntry("woken", "true")
                .containsEntry("deadBefore", "false")
                .containsEntry("deadAfter", "true")
                .containsEntry("exitCode", "c0000001")
                .containsEntry("afterDeath", "false")
                .containsEntry("readsDead", "false");
        assertThat(run.running(process.pid())).isEmpty();
    }
}
