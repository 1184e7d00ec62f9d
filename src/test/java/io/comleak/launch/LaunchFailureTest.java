// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.failure.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchFailureTest {
    private static final Path PROGRAM = Path.of("app.exe");

    @ParameterizedTest
    @CsvSource({
        "2, 127, still there",
        "3, 127, still there",
        "5, 126, security software",
        "193, 126, another machine",
        "216, 126, another machine",
        "225, 126, harmful",
        "577, 126, signature",
        "740, 126, as administrator",
        "1260, 126, policy",
        "8, 126, error 8",
    })
    void errorsOfCreateProcessComeWithAdvice(int error, int exitCode, String advice) {
        LaunchException failure = LaunchFailure.creating(PROGRAM, error, "The system's text.");

        assertThat(failure.getMessage()).startsWith("cannot start app.exe").endsWith(": The system's text.");
        assertThat(failure.failure().exitCode()).isEqualTo(exitCode);
        assertThat(failure.failure().advice()).contains(advice);
    }

    @Test
    void aPathThatIsTooLongIsNotAProgramThatIsGone() {
        LaunchException failure = LaunchFailure.creating(Path.of("d".repeat(300)), 3, "The system's text.");

        assertThat(failure.failure().exitCode()).isEqualTo(126);
        assertThat(failure.failure().advice()).contains("shorter");
    }

    @ParameterizedTest
    @CsvSource({
        "0xC0000135, 0xC0000135 (STATUS_DLL_NOT_FOUND), is missing",
        "0xC0000139, 0xC0000139 (STATUS_ENTRYPOINT_NOT_FOUND), lacks a function",
        "0xC0000142, 0xC0000142 (STATUS_DLL_INIT_FAILED), failed to initialise",
        "0xC000007B, 0xC000007B (STATUS_INVALID_IMAGE_FORMAT), whether it starts without comleak",
        "0x00000003, 0x00000003, whether it starts without comleak",
    })
    void deathBeforeTheFirstInstructionIsNamed(String status, String named, String advice) {
        LaunchException failure =
                LaunchFailure.diedLoading(PROGRAM, Long.decode(status).intValue());

        assertThat(failure).hasMessage("app.exe died before its first instruction with " + named);
        assertThat(failure.failure().exitCode()).isEqualTo(ExitCode.NOT_STARTED);
        assertThat(failure.failure().advice()).contains(advice);
    }

    @Test
    void spyThatCannotRegisterSaysWhy() {
        assertThat(LaunchFailure.notRegistered(PROGRAM, 0x800401FC)).hasMessageContaining("CO_E_OBJISREG");
        assertThat(LaunchFailure.notRegistered(PROGRAM, 0x80070057)).hasMessageContaining("0x80070057");
    }

    @ParameterizedTest
    @CsvSource({"5, as administrator", "8, security software"})
    void failuresOfInjectionAreComleaks(int error, String advice) {
        LaunchException failure = LaunchFailure.injecting(PROGRAM, error, "CreateRemoteThread: text");

        assertThat(failure.failure().exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failure).hasMessageEndingWith("CreateRemoteThread: text");
        assertThat(failure.failure().advice()).contains(advice);
    }
}
