// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test program of GoogleTest's, each of whose tests has a verdict. */
@Execution(ExecutionMode.CONCURRENT)
class GoogleTestIT {
    @TempDir
    Path folder;

    /** With Clang on MinGW there is no C++ library. On Windows GoogleTest may be missing; elsewhere scripts/setup brings it. */
    static Stream<Path> programs() {
        List<Path> built = Samples.kinds().stream()
                .map(kind -> Samples.program(kind, "gtest"))
                .filter(Files::exists)
                .toList();
        assumeTrue(!built.isEmpty() || !OS.WINDOWS.isCurrentOs(), "GoogleTest was not there");
        return built.stream();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void eachTestHasItsVerdict(Path program) {
        Watched watched = Watched.run(folder, program);

        assertThat(watched.exitCode()).as(watched.toString()).isEqualTo(23);
        assertThat(watched.run().out()).contains("[  PASSED  ] 6 tests.");
        assertThat(verdicts(watched))
                .as(watched.toString())
                .containsExactly(
                        "Strings.AreFreed: clean, kept 0",
                        "Strings.Leak: leaks, kept 0",
                        "Cache.IsFilled: clean, kept 1",
                        "Cache.IsEmptied: clean, kept 0",
                        "Some/Sizes.AreHeld/0: clean, kept 0",
                        "Some/Sizes.AreHeld/1: leaks, kept 0");
        assertThat(watched.text())
                .contains("phase \"Strings.Leak\": leaks, ")
                .contains("phase \"Some/Sizes.AreHeld/1\": leaks, 19 bytes in 1 block (1 allocation)")
                .contains("  in phase \"Strings.Leak\"");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void withoutComleakTheTestsAreTheSame(Path program) {
        Finished alone = Command.program(program).run();

        assertThat(alone.exitCode()).isZero();
        assertThat(alone.out()).contains("[  PASSED  ] 6 tests.");
    }

    private static List<String> verdicts(Watched watched) {
        List<String> verdicts = new ArrayList<>();
        for (JsonElement element : watched.json().getAsJsonArray("phases")) {
            JsonObject phase = element.getAsJsonObject();
            verdicts.add(phase.get("name").getAsString() + ": "
                    + phase.get("verdict").getAsString() + ", kept "
                    + phase.get("keptBlocks").getAsLong());
        }
        return verdicts;
    }
}
