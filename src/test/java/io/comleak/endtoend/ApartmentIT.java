// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** COM initialised and shut down in all ways: what is a leak, what was freed late, and what is neither. */
@Execution(ExecutionMode.CONCURRENT)
class ApartmentIT {
    private static final String SAMPLE = "apartments";

    @TempDir
    Path folder;

    private Watched watch(String kind, String part) {
        return Watched.run(folder, Samples.program(kind, SAMPLE), part);
    }

    private static String keep(String groupClass) {
        return groupClass + ": 1 blocks, 67 bytes, " + Samples.place(SAMPLE, "keep", "void* keep()");
    }

    private static int checkpoints(Watched watched, String cause) {
        int count = 0;
        for (JsonElement checkpoint : watched.member("com").getAsJsonArray("checkpoints")) {
            count += checkpoint.getAsJsonObject().get("cause").getAsString().equals(cause) ? 1 : 0;
        }
        return count;
    }

    private static List<JsonObject> ownApartments(Watched watched) {
        List<JsonObject> own = new ArrayList<>();
        for (JsonElement element : watched.member("com").getAsJsonArray("apartments")) {
            if (element.getAsJsonObject().get("own").getAsBoolean()) {
                own.add(element.getAsJsonObject());
            }
        }
        return own;
    }

    /** Nothing is left, and how often COM was shut down is known exactly. */
    @ParameterizedTest
    @CsvSource({
        "x64-pdb, empty, 1",
        "x86-pdb, empty, 1",
        "x64-pdb, many-times, 51",
        "x86-pdb, many-times, 51",
        "x64-pdb, nested, 1",
        "x64-pdb, many-threads, 2",
        "x86-pdb, many-threads, 2",
        "x64-pdb, balanced, 1",
        "x86-pdb, balanced, 1"
    })
    void whatIsFreedWhileComIsThereIsNothing(String kind, String part, int shutDown) {
        Watched watched = watch(kind, part);

        assertThat(watched.verdict()).as(watched.toString()).isEqualTo("no-leaks");
        assertThat(watched.groups()).as(watched.toString()).isEmpty();
        assertThat(watched.text()).startsWith("No leaks. apartments.exe");
        assertThat(checkpoints(watched, "uninitialize")).as(watched.toString()).isEqualTo(shutDown);
        assertThat(ownApartments(watched))
                .allMatch(apartment -> apartment.get("end").getAsString().equals("left"));
        assertThat(watched.exitCode()).isZero();
    }

    /** A CoUninitialize too many ends nothing, and one that answers a failed CoInitializeEx is one too many. */
    @ParameterizedTest
    @CsvSource({"x64-pdb, unbalanced", "x86-pdb, unbalanced", "x64-pdb, changed-mode", "x86-pdb, changed-mode"})
    void whatTheProgramFreesLaterIsLate(String kind, String part) {
        Watched watched = watch(kind, part);

        assertThat(watched.verdict()).as(watched.toString()).isEqualTo("no-leaks");
        assertThat(watched.groups()).as(watched.toString()).containsExactly(keep("late-free"));
        assertThat(checkpoints(watched, "uninitialize")).as(watched.toString()).isEqualTo(1);
        assertThat(watched.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void aThreadThatEndsWithoutUninitialisingHoldsNothing(String kind) {
        Watched watched = watch(kind, "thread-ends");

        assertThat(watched.groups()).as(watched.toString()).containsExactly(keep("leak"));
        assertThat(checkpoints(watched, "thread-end")).as(watched.toString()).isEqualTo(1);
        assertThat(ownApartments(watched)).hasSize(1);
        assertThat(ownApartments(watched).get(0).get("end").getAsString()).isEqualTo("thread-ended");
        assertThat(watched.exitCode()).isEqualTo(23);
    }

    /** One that leaves while another goes in and out, and stays in at last, was never the last. */
    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void whatIsFreedBesideAThreadThatCameInIsNotLate(String kind) {
        Watched watched = watch(kind, "in-and-out");

        assertThat(watched.groups()).as(watched.toString()).isEmpty();
        assertThat(watched.text()).startsWith("Nothing outstanding, with COM still initialised.");
        assertThat(watched.exitCode()).isZero();
    }

    @Test
    void aThreadInTheImplicitApartmentIsWatchedAsAnyOther() {
        Watched watched = watch("x64-pdb", "implicit");

        assertThat(watched.groups()).as(watched.toString()).containsExactly(keep("leak"));
        assertThat(ownApartments(watched)).hasSize(1);
        assertThat(watched.text()).contains("1 leak, 67 bytes in 1 block");
    }

    /** No callback tells of CoIncrementMTAUsage: it looks as if COM had never been initialised. */
    @Test
    void anApartmentThatNoThreadEnteredIsNotSeen() {
        Watched watched = watch("x64-pdb", "mta-usage");

        assertThat(watched.run().out().strip()).isEqualTo("used");
        assertThat(watched.groups()).as(watched.toString()).containsExactly(keep("leak"));
        assertThat(watched.member("com").get("initialised").getAsBoolean()).isFalse();
    }

    @Test
    void whatIsAllocatedAfterComWasShutDownIsALeakAndSaidToBe() {
        Watched watched = watch("x64-pdb", "afterwards");

        assertThat(watched.groups()).as(watched.toString()).containsExactly(keep("leak"));
        assertThat(watched.text()).contains("after COM was shut down, thread");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void whatAThreadInAnApartmentOfWindowsFreesIsNotLate(String kind) {
        Watched watched = watch(kind, "windows-apartment");

        assertThat(watched.text()).startsWith("No leaks. apartments.exe");
        assertThat(watched.groups()).as(watched.toString()).isEmpty();
        assertThat(checkpoints(watched, "uninitialize")).as(watched.toString()).isEqualTo(1);
        assertThat(watched.member("com").getAsJsonArray("apartments"))
                .as(watched.toString())
                .hasSize(2);
        assertThat(ownApartments(watched)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void whatWindowsOwnCodeFreesIsCountedInOneLine(String kind) {
        Watched watched = watch(kind, "windows-frees");

        assertThat(watched.text())
                .startsWith("No leaks · 1 block, 67 bytes, that Windows freed after COM was shut down\n");
        assertThat(watched.groups()).as(watched.toString()).isEmpty();
        JsonObject windows = watched.member("totals").getAsJsonObject("windowsLateFrees");
        assertThat(windows.get("blocks").getAsInt()).isEqualTo(1);
        assertThat(windows.get("bytes").getAsInt()).isEqualTo(67);
        assertThat(watched.exitCode()).isZero();
    }
}
