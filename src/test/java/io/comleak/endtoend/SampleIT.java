// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.comleak.report.valgrind.ValgrindReaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample, for both machines, with both kinds of symbols: what comleak says of it, to the letter, in every form. */
@Execution(ExecutionMode.CONCURRENT)
class SampleIT {
    /** What readers of valgrind's XML that others wrote are asked about at the end, all at once as they start slowly. */
    private static final List<Path> FOR_READERS = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private static Path forReaders;

    static Stream<Arguments> samples() {
        return Samples.withExpectations().stream()
                .flatMap(name -> Samples.kinds().stream().map(kind -> Arguments.of(name, kind)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("samples")
    void saysOfASampleWhatIsTrueOfIt(String name, String kind, @TempDir Path folder) throws Exception {
        JsonObject expected = Samples.expected(name);
        AllForms forms = new AllForms(folder);
        List<Object> words = new ArrayList<>(List.of("run"));
        words.addAll(forms.options());
        words.add(Samples.program(kind, name));

        Finished run = Command.comleak(words.toArray()).run();

        JsonObject json = Samples.json(forms.file("json"));
        String everything = name + " " + kind + "\n" + Files.readString(forms.file("text")) + run.error() + json;
        assertThat(run.out().lines()).as(everything).containsExactlyElementsOf(lines(expected));
        assertResult(expected, json, everything);
        assertThat(run.exitCode())
                .as(everything)
                .isEqualTo(Finished.inShell(expected.get("exitCode").getAsLong()));
        assertGroups(expected, json, kind.substring(0, 3), everything);
        assertFault(expected, json, everything);
        forms.assertValid();
        FOR_READERS.add(Files.copy(forms.file("valgrind"), forReaders.resolve(name + "-" + kind + ".xml")));
    }

    @AfterAll
    static void othersReadThem() throws Exception {
        if (OS.LINUX.isCurrentOs()) {
            assertThat(FOR_READERS).isNotEmpty();
            ValgrindReaders.assertCanRead(FOR_READERS);
        }
    }

    private static List<String> lines(JsonObject expected) {
        List<String> lines = new ArrayList<>();
        expected.getAsJsonArray("stdout").forEach(line -> lines.add(line.getAsString()));
        return lines;
    }

    private static void assertResult(JsonObject expected, JsonObject json, String everything) {
        JsonObject result = json.getAsJsonObject("result");
        assertThat(result.get("verdict")).as(everything).isEqualTo(expected.get("verdict"));
        assertThat(result.get("complete")).as(everything).isEqualTo(expected.get("complete"));
        assertThat(result.get("exitCode").getAsLong())
                .as(everything)
                .isEqualTo(expected.get("exitCode").getAsLong());
        assertThat(json.getAsJsonObject("ending").get("exitCode").getAsLong())
                .as(everything)
                .isEqualTo(expected.get("targetExitCode").getAsLong());
        if (expected.has("children")) {
            assertThat(json.getAsJsonObject("totals").get("childProcesses").getAsInt())
                    .as(everything)
                    .isEqualTo(expected.get("children").getAsInt());
        }
    }

    private static void assertGroups(JsonObject expected, JsonObject json, String machine, String everything) {
        List<ReportedGroup> reported = new ArrayList<>();
        for (JsonElement group : json.getAsJsonArray("groups")) {
            // What Windows' own code keeps differs from system to system.
            if (ReportedGroup.isOwn(group.getAsJsonObject())) {
                reported.add(ReportedGroup.of(group.getAsJsonObject()));
            }
        }
        List<ExpectedGroup> missing = new ArrayList<>();
        for (JsonElement element : expected.getAsJsonArray("groups")) {
            ExpectedGroup group = ExpectedGroup.of(element.getAsJsonObject(), machine);
            reported.stream()
                    .filter(group::matches)
                    .findFirst()
                    .ifPresentOrElse(reported::remove, () -> missing.add(group));
        }
        assertThat(missing)
                .as("missing; left are " + reported + "\n" + everything)
                .isEmpty();
        assertThat(reported).as("too much\n" + everything).isEmpty();
    }

    private static void assertFault(JsonObject expected, JsonObject json, String everything) {
        if (expected.has("faultIn")) {
            JsonObject fault = json.getAsJsonObject("ending").getAsJsonObject("fault");
            assertThat(ReportedGroup.place(fault.getAsJsonArray("stack")))
                    .as(everything)
                    .isEqualTo(expected.get("faultIn").getAsString() + " main.cpp:"
                            + expected.get("faultLine").getAsInt());
        }
    }
}
