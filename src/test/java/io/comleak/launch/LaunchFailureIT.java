// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong before the target's first instruction is said, and nothing of it is left running. */
class LaunchFailureIT {
    @TempDir
    Path folder;

    private ProbeRun run;

    @BeforeEach
    void prepare() {
        run = new ProbeRun(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "x64, die-early, 126, 0xC0000142 (STATUS_DLL_INIT_FAILED)",
        "x86, die-early, 126, 0xC0000142 (STATUS_DLL_INIT_FAILED)",
        "x64, own-spy, 125, CO_E_OBJISREG",
        "x86, own-spy, 125, CO_E_OBJISREG",
    })
    void whatTheTargetDoesBeforeMain(String machine, String how, String exitCode, String wrong) throws Exception {
        ProbeRun.Result result = run.launch(run.program("launch-target", machine), "show", how);

        assertFailure(result, exitCode, wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64", "x86"})
    void missingDll(String machine) throws Exception {
        ProbeRun.Result result = run.launch(run.program("launch-orphan", machine));

        assertFailure(result, "126", "0xC0000135 (STATUS_DLL_NOT_FOUND)");
        assertThat(result.saw("advice")).contains("is missing");
    }

    @Test
    void missingSpy() throws Exception {
        ProbeRun.Result result =
                run.set("spies", WindowsJvm.windowsPath(folder)).launch(run.program("launch-target", "x64"), "show");

        assertFailure(result, "125", "comleak-spy-x64.dll");
    }

    @Test
    void spyThatWindowsDoesNotLoad() throws Exception {
        new PortableExecutableBuilder(0x8664, true)
                .dll()
                .exports(List.of("comleak_start"))
                .write(folder.resolve("comleak-spy-x64.dll"));

        ProbeRun.Result result =
                run.set("spies", WindowsJvm.windowsPath(folder)).launch(run.program("launch-target", "x64"), "show");

        assertFailure(result, "125", "could not load");
    }

    @Test
    void missingAddressHelper() throws Exception {
        Files.copy(ProbeRun.HOME.resolve("lib/comleak-spy-x86.dll"), folder.resolve("comleak-spy-x86.dll"));

        ProbeRun.Result result =
                run.set("spies", WindowsJvm.windowsPath(folder)).launch(run.program("launch-target", "x86"), "show");

        assertFailure(result, "125", "comleak-address-x86.exe");
    }

    @Test
    void deathOfTheLauncher() throws Exception {
        Path program = run.program("launch-target", "x64");
        Process launcher = run.start(LaunchProbe.class, program, "show", "hang-early");
        try (var in = launcher.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(in.readLine()).isEqualTo("hanging");
            assertThat(run.running(launcher.pid())).hasSize(1);
        }

        launcher.destroyForcibly().waitFor();
        // By the time that another process has come and gone, Windows has closed the launcher's handles.
        run.direct(program, "exit", "0");

        assertThat(run.running(launcher.pid())).isEmpty();
    }

    private static void assertFailure(ProbeRun.Result result, String exitCode, String wrong) throws IOException {
        assertThat(result.saw("failure")).isEqualTo(exitCode);
        assertThat(result.saw("wrong")).contains(wrong);
        assertThat(result.saw("advice")).isNotEmpty();
        assertThat(result.output()).isEmpty();
        assertThat(result.left()).isEmpty();
    }
}
