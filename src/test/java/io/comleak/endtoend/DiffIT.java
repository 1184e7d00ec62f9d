// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real runs of real builds of one program: what leaks is known again, and what is new is told from it. */
@Execution(ExecutionMode.CONCURRENT)
class DiffIT {
    private static final String FIRST = "rebuilt";
    private static final String MOVED = "moved/rebuilt";
    private static final String CHANGED = "changed/rebuilt";

    @TempDir
    Path folder;

    static List<String> kinds() {
        return Samples.kinds();
    }

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(folder.resolve("old"));
        Files.createDirectories(folder.resolve("new"));
    }

    private Path run(String kind, String build, String file) {
        Path report = folder.resolve(file);
        Finished run = Command.comleak("run", "--json=" + report, Samples.program(kind, build))
                .run();
        assertThat(report).as(run.error()).exists();
        return report;
    }

    private static Finished diff(Object... words) {
        List<Object> all = new ArrayList<>(List.of("diff"));
        all.addAll(List.of(words));
        return Command.comleak(all.toArray()).run();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anotherBuildWithMovedLinesIsUnchanged(String kind) {
        Finished diff = diff(run(kind, FIRST, "old.json"), run(kind, MOVED, "new.json"));

        assertThat(diff.out()).startsWith("Nothing new: 2 unchanged leaks.");
        assertThat(diff.exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void oneLeakAddedAndOneMendedAreJustThese(String kind) throws IOException {
        Path json = folder.resolve("diff.json");
        Finished diff = diff("--json=" + json, run(kind, FIRST, "old.json"), run(kind, CHANGED, "new.json"));

        assertThat(diff.exitCode()).as(diff.out() + diff.error()).isEqualTo(23);
        assertThat(diff.out())
                .startsWith("1 new leak.")
                .contains("NEW LEAK  24 bytes in 1 block, in openLog, ")
                .contains("-3 blocks, -300 bytes (3 -> 0 blocks, 300 -> 0 bytes), in newEntry, main.cpp:")
                .contains("exit 23: new or grown leaks");
        assertThat(changes(Samples.diff(json))).containsExactly("new 0 -> 1", "fixed 3 -> 0", "unchanged 1 -> 1");
    }

    private static List<String> changes(JsonObject diff) {
        List<String> changes = new ArrayList<>();
        for (JsonElement element : diff.getAsJsonArray("changes")) {
            JsonObject change = element.getAsJsonObject();
            changes.add(change.get("change").getAsString() + " "
                    + change.getAsJsonObject("before").get("blocks").getAsLong() + " -> "
                    + change.getAsJsonObject("after").get("blocks").getAsLong());
        }
        return changes;
    }

    /** Two machines, two compilers, two sorts of debug information. */
    @Test
    void theOtherMachineIsUnchanged() {
        Finished diff = diff(run("x64-pdb", FIRST, "old.json"), run("x86-dwarf", MOVED, "new.json"));

        assertThat(diff.out()).startsWith("Nothing new: 2 unchanged leaks.");
        assertThat(diff.exitCode()).isZero();
    }

    @Test
    void aBaselineJudgesARunByTheSameRule() {
        Path baseline = run("x86-pdb", FIRST, "old.json");

        Watched same = watch(baseline, MOVED);
        assertThat(same.exitCode()).as(same.toString()).isZero();
        assertThat(same.text()).startsWith("Nothing new: 2 leaks, ").contains("known from the baseline");
        assertThat(standings(same)).containsExactly("unchanged", "unchanged");

        Watched changed = watch(baseline, CHANGED);
        assertThat(changed.exitCode()).as(changed.toString()).isEqualTo(23);
        assertThat(changed.text())
                .startsWith("NEW LEAK  24 bytes in 1 block, in openLog, ")
                .contains("Known from the baseline, and not shown: 1 leak");
        assertThat(standings(changed)).containsExactlyInAnyOrder("new", "unchanged");
    }

    private Watched watch(Path baseline, String build) {
        return Watched.run(folder, List.of("--force", "--baseline=" + baseline), Samples.program("x64-pdb", build));
    }

    private static List<String> standings(Watched run) {
        List<String> standings = new ArrayList<>();
        run.json()
                .getAsJsonArray("groups")
                .forEach(group -> standings.add(group.getAsJsonObject()
                        .getAsJsonObject("baseline")
                        .get("standing")
                        .getAsString()));
        return standings;
    }

    @Test
    void foldersAreMergedAndAProgramThatDidNotRunMendsNothing() {
        run("x64-pdb", FIRST, "old/one.json");
        run("x64-pdb", "seed-leak", "old/two.json");
        run("x64-pdb", MOVED, "new/one.json");

        Finished diff = diff(folder.resolve("old"), folder.resolve("new"));

        assertThat(diff.exitCode()).as(diff.out() + diff.error()).isZero();
        assertThat(diff.out())
                .startsWith("Nothing new: 2 unchanged leaks, 1 leak not run again.")
                .contains("Not run again: seed-leak.exe.");
    }

    @Test
    void anIncompleteRunIsNoProofOfNothingNew() {
        Path first = run("x64-pdb", FIRST, "old.json");
        Path killed = run("x64-pdb", "killed", "new.json");

        assertThat(diff(first, killed).exitCode()).isEqualTo(125);
        assertThat(diff(first, killed).out()).startsWith("INCOMPLETE: nothing new was seen");
        assertThat(diff("--incomplete=warn", first, killed).exitCode()).isZero();
    }

    @Test
    void jsonAloneIsOnStandardOutput() {
        Path first = run("x64-pdb", FIRST, "old.json");

        Finished diff = diff("--json", first, first);

        assertThat(diff.out()).startsWith("{").endsWith("}\n");
        assertThat(diff.error())
                .isEqualToNormalizingNewlines("comleak: OLD and NEW are the same, so that nothing can be new\n");
    }

    @ParameterizedTest
    @CsvSource({
        "missing.json, there is no such file",
        "empty.json, it is empty",
        "text.json, it is no JSON",
        "diff.json, it is no report of comleak's",
        "empty-folder, there is no JSON file in "
    })
    void whatIsNoSavedRunIsRefusedInOneLineBeforeTheProgramStarts(String name, String wrong) throws IOException {
        Files.createDirectories(folder.resolve("empty-folder"));
        Files.writeString(folder.resolve("empty.json"), "");
        Files.writeString(folder.resolve("text.json"), "no JSON");
        Files.writeString(
                folder.resolve("diff.json"),
                "{\"comleak\": {\"version\": \"1\", \"document\": \"diff\", \"format\": 1}}");
        Path bad = folder.resolve(name);

        assertRefused(diff(bad, bad), name, wrong);
        Path sentinel = Samples.program("x64-pdb", "echo-streams");
        Finished run = Command.comleak("run", "--baseline=" + bad, sentinel).run();
        assertRefused(run, name, wrong);
        assertThat(run.out()).isEmpty();
    }

    private static void assertRefused(Finished run, String name, String wrong) {
        assertThat(run.exitCode()).as(run.out() + run.error()).isEqualTo(2);
        assertThat(run.error().lines()).hasSize(2);
        assertThat(run.error()).startsWith("comleak: ").contains(name).contains(wrong);
    }

    @Test
    void aSideNamesARunOnce() {
        Path first = run("x64-pdb", FIRST, "old.json");

        Finished diff = diff("--with-new=" + first, first, first);

        assertThat(diff.exitCode()).isEqualTo(2);
        assertThat(diff.error()).contains("is named twice for one side");
    }
}
