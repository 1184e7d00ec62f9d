// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a target ends: how is said, what could therefore not be known, and every event before the end has counted. */
@Execution(ExecutionMode.CONCURRENT)
class EndingIT {
    private static final String SAMPLE = "endings";
    private static final long STACK_OVERFLOW = 0xC00000FDL;

    @TempDir
    Path folder;

    private Watched watch(String kind, String part) {
        return Watched.run(folder, Samples.program(kind, SAMPLE), part);
    }

    /** The sample makes 3,000 blocks and frees 1,000 of them before it ends. */
    private static void assertThatAllWasCounted(Watched watched, String groupClass) {
        String place = Samples.place(SAMPLE, "unfinished", "CoTaskMemAlloc(static_cast");
        assertThat(watched.groups())
                .as(watched.toString())
                .contains(
                        groupClass + ": 1000 blocks, 500500 bytes, " + place,
                        groupClass + ": 1000 blocks, 8000 bytes, " + place);
        assertThat(watched.member("totals").get("allocations").getAsLong()).isGreaterThanOrEqualTo(3000);
    }

    private static void assertThatItEnded(Watched watched, String ending, long exitCode) {
        JsonObject ended = watched.member("ending");
        assertThat(ended.get("kind").getAsString()).as(watched.toString()).isEqualTo(ending);
        assertThat(ended.get("exitCode").getAsLong()).as(watched.toString()).isEqualTo(exitCode);
    }

    private static List<String> reasons(Watched watched) {
        List<String> kinds = new ArrayList<>();
        for (JsonElement reason : watched.member("result").getAsJsonArray("reasons")) {
            kinds.add(reason.getAsJsonObject().get("kind").getAsString());
        }
        return kinds;
    }

    /** That of C's abort is 3. */
    @ParameterizedTest
    @CsvSource({"x64-pdb, exit, 41", "x64-pdb, exit-on-thread, 41", "x86-pdb, exit-on-thread, 41", "x64-pdb, abort, 3"})
    void whereItEndsByItselfInsideComBlocksAreHeld(String kind, String part, int exitCode) {
        Watched watched = watch(kind, part);

        assertThatItEnded(watched, "exited", exitCode);
        assertThat(watched.text())
                .startsWith("HELD AT EXIT: 2,000 blocks, 508,500 bytes, were outstanding when endings.exe ended");
        assertThatAllWasCounted(watched, "held");
        assertThat(watched.exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void aThreadThatDiesInsideTheAllocatorMakesTheResultIncomplete(String kind) {
        Watched watched = watch(kind, "exit-in-allocator");

        assertThat(watched.run().out().strip()).isEqualTo("inside");
        assertThatItEnded(watched, "exited", 41);
        assertThat(reasons(watched)).containsExactly("killed-in-allocator");
        assertThat(watched.text()).contains("was killed inside COM's allocator as the process ended.");
        assertThatAllWasCounted(watched, "outstanding");
        assertThat(watched.exitCode()).isEqualTo(41);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void aMainThreadThatEndsFirstChangesNeitherCodeNorVerdict(String kind) {
        Watched watched = watch(kind, "exit-main-thread");

        // Its own ExitThread said 9; the last thread's code is the process's.
        assertThatItEnded(watched, "exited", 41);
        assertThatAllWasCounted(watched, "leak");
        assertThat(watched.exitCode()).isEqualTo(23);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void whoeverTerminatesIt(String kind) {
        Watched watched = watch(kind, "terminated-from-outside");

        assertThatItEnded(watched, "killed", 41);
        assertThat(watched.text())
                .startsWith(
                        "INCOMPLETE: endings.exe was killed (TerminateProcess, exit code 41) before COM was shut down.");
        assertThatAllWasCounted(watched, "outstanding");
        assertThat(watched.exitCode()).isEqualTo(41);
    }

    /** What follows "crashed with" in the report is the exception's name. */
    @ParameterizedTest
    @CsvSource({
        "x64-pdb, throw, 0xE06D7363, C++ exception",
        "x64-pdb, fast-fail, 0xC0000409, fast-fail",
        "x86-pdb, fast-fail, 0xC0000409, fast-fail",
        "x64-pdb, raise-fail-fast, 0xC0000602, STATUS_FAIL_FAST_EXCEPTION"
    })
    void anExceptionIsNamed(String kind, String part, String code, String name) {
        Watched watched = watch(kind, part);

        assertThatItEnded(watched, "crashed", Long.decode(code));
        assertThat(watched.text())
                .contains("INCOMPLETE: endings.exe crashed with ")
                .contains(name);
        assertThat(reasons(watched)).containsExactly("crashed");
        assertThatAllWasCounted(watched, "outstanding");
        assertThat(watched.exitCode()).isEqualTo(Long.decode(code));
    }

    @ParameterizedTest
    @CsvSource({
        "x64-pdb, read, 0xC0000005, faultRead, return *nowhere, reading",
        "x86-pdb, read, 0xC0000005, faultRead, return *nowhere, reading",
        "x64-pdb, divide, 0xC0000094, faultDivide, 1 / zero, STATUS_INTEGER_DIVIDE_BY_ZERO",
        "x86-pdb, divide, 0xC0000094, faultDivide, 1 / zero, STATUS_INTEGER_DIVIDE_BY_ZERO"
    })
    void whereItFaultedIsShown(String kind, String part, String code, String function, String line, String what) {
        Watched watched = watch(kind, part);

        assertThatItEnded(watched, "crashed", Long.decode(code));
        JsonObject fault = watched.member("ending").getAsJsonObject("fault");
        assertThat(Watched.place(fault.getAsJsonArray("stack"))).isEqualTo(Samples.place(SAMPLE, function, line));
        assertThat(watched.text()).contains(what).contains(function);
        assertThatAllWasCounted(watched, "outstanding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void whatAnAddressThatHoldsNoCodeWasCalledFrom(String kind) {
        Watched watched = watch(kind, "execute");

        JsonObject fault = watched.member("ending").getAsJsonObject("fault");
        assertThat(fault.get("access").getAsInt()).isEqualTo(8);
        assertThat(fault.get("accessed")).isEqualTo(fault.get("address"));
        assertThat(watched.text()).contains(" executing 0x");
    }

    /** Wine 8 ends such a process with 0, more often than not; then nobody can tell that from a kill. */
    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void aStackOverflowIsTheEnd(String kind) {
        Watched watched = watch(kind, "overflow");

        boolean told = watched.member("ending").get("exitCode").getAsLong() == STACK_OVERFLOW;
        assertThat(watched.member("ending").get("kind").getAsString()).isEqualTo(told ? "crashed" : "killed");
        assertThat(watched.verdict()).isEqualTo("incomplete");
        assertThatAllWasCounted(watched, "outstanding");
        if (told) {
            assertThat(watched.text()).contains("STATUS_STACK_OVERFLOW");
        }
    }
}
