// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that was built with comleak.h, watched and not. */
@Execution(ExecutionMode.CONCURRENT)
class PhasesIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void eachPhaseHasItsVerdict(String kind) {
        Watched watched = Watched.run(folder, Samples.program(kind, "phases"));

        // Of what Windows' own code allocates meanwhile, Windows and Wine differ.
        assertThat(verdicts(watched))
                .as(watched.toString())
                .containsExactly(
                        "loading: leaks 3 633 kept 1", "work €: clean 0 0 kept 0", "keeping: clean 0 0 kept 0");
        assertThat(watched.text())
                .containsPattern(
                        "phase \"loading\": leaks, 633 bytes in 3 blocks \\(\\d+ allocations\\); \\d+ bytes in 1 block kept until later")
                .containsPattern("phase \"work €\": clean \\(\\d+ allocations?\\)")
                .containsPattern("phase \"keeping\": clean \\(\\d+ allocations?\\)")
                .contains("  in phase \"loading\"")
                .contains(", suppressed by comleak_ignore")
                .containsPattern("checkpoint \"all is loaded\" after \\d+ ms: \\d+ bytes in \\d+ blocks outstanding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void aMarkedCheckpointIsTakenAsTheOthersAre(String kind) {
        Watched watched = Watched.run(folder, Samples.program(kind, "phases"));

        JsonObject marked = StreamSupport.stream(
                        watched.member("com").getAsJsonArray("checkpoints").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(it -> it.has("name"))
                .findFirst()
                .orElseThrow();
        assertThat(marked.get("name").getAsString()).isEqualTo("all is loaded");
        assertThat(marked.get("cause").getAsString()).isEqualTo("marked");
        assertThat(marked.get("held").getAsBoolean()).isTrue();
        assertThat(marked.get("outstandingBytes").getAsLong()).isGreaterThanOrEqualTo(199 + 211);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void withoutComleakTheProgramIsTheSame(String kind) {
        Finished alone = Command.program(Samples.program(kind, "phases")).run();

        assertThat(alone.exitCode()).isEqualTo(5);
        assertThat(alone.out().lines()).containsExactly("4 phases");
    }

    private static List<String> verdicts(Watched watched) {
        List<String> verdicts = new ArrayList<>();
        for (JsonElement element : watched.json().getAsJsonArray("phases")) {
            JsonObject phase = element.getAsJsonObject();
            verdicts.add(phase.get("name").getAsString() + ": "
                    + phase.get("verdict").getAsString() + " "
                    + phase.get("blocks").getAsLong() + " " + phase.get("bytes").getAsLong() + " kept "
                    + phase.get("keptBlocks").getAsLong());
        }
        return verdicts;
    }
}
