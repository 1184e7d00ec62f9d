// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known is kept out of the report, and counted; what does nothing is told of. */
@Execution(ExecutionMode.CONCURRENT)
class SuppressionsIT {
    private static final Pattern ENTRY = Pattern.compile("(?m)^\\[(.*)]$");
    private static final String LEAK = "frames:\nbstr!*\n";

    @TempDir
    Path folder;

    private static Path sample(String name) {
        return Samples.program("x64-pdb", name);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("x.supp"), text);
    }

    private Watched watch(List<String> options, Path program, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--force", "--late-frees=fail", "--no-default-suppressions"));
        all.addAll(options);
        return Watched.run(folder, all, program, arguments);
    }

    private static List<String> names(JsonObject totals, String member) {
        List<String> names = new ArrayList<>();
        for (JsonElement element : totals.getAsJsonArray(member)) {
            names.add(element.getAsJsonObject().get("name").getAsString());
        }
        return names;
    }

    /** The own exit code of a wrong free's is another on Windows, which ends the program over it. */
    @ParameterizedTest
    @CsvSource({
        "x64-pdb, safearray, ''",
        "x86-pdb, safearray, ''",
        "x86-dwarf, threads, ''",
        "x64-pdb, static-pointer, ''",
        "x86-pdb, static-pointer, ''",
        "x64-pdb, wrong-free, twice",
        "x86-pdb, wrong-free, twice",
        "x64-dwarf, wrong-free, string-as-block",
        "x64-pdb, hang, ''",
    })
    void whatIsGeneratedSuppressesTheSameRun(String kind, String sample, String argument) throws Exception {
        Path generated = folder.resolve("generated.supp");
        Path program = Samples.program(kind, sample);
        List<String> timeout = sample.equals("hang") ? List.of("--timeout=3") : List.of();
        List<String> first = new ArrayList<>(List.of("--gen-suppressions=" + generated));
        first.addAll(timeout);
        List<String> second = new ArrayList<>(List.of("--suppressions", generated.toString()));
        second.addAll(timeout);

        Watched before = watch(first, program, argument);
        Watched after = watch(second, program, argument);

        List<String> entries = ENTRY.matcher(Files.readString(generated))
                .results()
                .map(match -> match.group(1))
                .toList();
        JsonObject totals = after.member("totals");
        assertThat(before.exitCode()).as(before.toString()).isNotZero();
        assertThat(entries).isNotEmpty();
        assertThat(names(totals, "suppressed"))
                .as(before + "\nand then\n" + after)
                .containsExactlyElementsOf(entries);
        assertThat(names(totals, "unusedSuppressions")).isEmpty();
        assertThat(after.json().getAsJsonArray("groups")).isEmpty();
        assertThat(after.json().getAsJsonArray("wrongFrees")).isEmpty();
        long targetsOwn = after.member("ending").get("exitCode").getAsLong();
        assertThat(after.exitCode()).as(after.toString()).isEqualTo(timeout.isEmpty() ? targetsOwn : 124);
    }

    @Test
    void whatTheSuppressionsMatchIsCounted() throws Exception {
        Path file = file("[known]\nreason: it is mended in 2.0\n" + LEAK + "leak:nowhere\n");

        Watched watched = watch(List.of("--suppressions=" + file), sample("bstr"));

        assertThat(watched.exitCode()).as(watched.toString()).isZero();
        assertThat(watched.text())
                .contains("No leaks · 1 block, 32 bytes, suppressed by known")
                .contains("1 suppression matched nothing: leak:nowhere (" + file + ").");
        JsonArray suppressed = watched.member("totals").getAsJsonArray("suppressed");
        assertThat(suppressed).hasSize(1);
        JsonObject known = suppressed.get(0).getAsJsonObject();
        assertThat(known.get("reason").getAsString()).isEqualTo("it is mended in 2.0");
        assertThat(known.get("source").getAsString()).isEqualTo(file.toString());
        assertThat(known.get("bytes").getAsLong()).isEqualTo(32);
        assertThat(names(watched.member("totals"), "unusedSuppressions")).containsExactly("leak:nowhere");
    }

    @Test
    void anEntryThatHasExpiredHidesNothingAndIsToldOf() throws Exception {
        Path file = file(
                "[old]\nexpires: 2020-02-29\n" + LEAK + "[new]\nexpires: 9999-12-31\nfingerprint: 0000000000000000\n");

        Watched watched = watch(List.of("--suppressions=" + file), sample("bstr"));

        assertThat(watched.exitCode()).as(watched.toString()).isEqualTo(23);
        assertThat(watched.text())
                .contains("1 suppression expired: old (" + file + ") on 2020-02-29.")
                .contains("1 suppression matched nothing: new (" + file + ").");
        assertThat(names(watched.member("totals"), "expiredSuppressions")).containsExactly("old");
        assertThat(names(watched.member("totals"), "unusedSuppressions")).containsExactly("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x]\nsize: many", "\u001b[x]\n", "[x]\n\napi: *"})
    void aFileThatIsWrongIsAnErrorBeforeTheProgramRuns(String text) throws Exception {
        Path file = file(text);

        Finished run = Command.comleak("run", "--suppressions", file, sample("arguments"), "ran")
                .run();

        assertThat(run.exitCode()).as(run.error()).isEqualTo(2);
        assertThat(run.error().lines()).hasSize(2);
        assertThat(run.error())
                .matches("(?s)comleak: cannot understand the suppressions: \\Q" + file
                        + "\\E:[12]:[17]: .*\"comleak suppressions\" shows .*");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorBeforeTheProgramRuns() {
        Finished none = Command.comleak("run", "--suppressions", folder.resolve("none"), sample("arguments"), "ran")
                .run();
        Finished noFile = Command.comleak("run", "--suppressions", folder, sample("arguments"), "ran")
                .run();

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.error()).startsWith("comleak: there is no file ").contains("Check the name");
        assertThat(noFile.exitCode()).isEqualTo(2);
        assertThat(noFile.error()).startsWith("comleak: cannot read ").contains(": it is a folder");
        assertThat(none.out() + noFile.out()).isEmpty();
    }

    /** Beside the program, and in the working directory, which may be the same. */
    @Test
    void aFileThatIsFoundIsReadAndAnnounced() throws Exception {
        Path beside = Files.createDirectory(folder.resolve("beside"));
        Path work = Files.createDirectory(folder.resolve("work"));
        Path program = Files.copy(sample("bstr"), beside.resolve("bstr.exe"));
        Files.writeString(beside.resolve("comleak.supp"), "[beside]\napi: SysAllocString*\n");
        Files.writeString(work.resolve("comleak.supp"), "[work]\napi: nothing\n");

        Finished both = Command.comleak("run", program).in(work).run();
        Finished once = Command.comleak("run", "bstr.exe").in(beside).run();
        Finished named = Command.comleak("run", "--suppressions", "comleak.supp", "bstr.exe")
                .in(beside)
                .run();
        Finished quiet = Command.comleak("run", "-q", program).in(work).run();
        Finished none = Command.comleak("run", "--no-default-suppressions", program)
                .in(work)
                .run();

        assertThat(both.exitCode()).as(both.error()).isZero();
        assertThat(announced(both)).hasSize(2);
        assertThat(both.error()).contains("suppressed by beside").contains("1 suppression matched nothing: work (");
        assertThat(once.exitCode()).as(once.error()).isZero();
        assertThat(announced(once)).singleElement().asString().contains("beside");
        assertThat(named.exitCode()).as(named.error()).isZero();
        assertThat(announced(named)).isEmpty();
        assertThat(quiet.exitCode()).isZero();
        assertThat(quiet.error()).isEmpty();
        Files.writeString(work.resolve("comleak.properties"), "quiet\n");
        assertThat(announced(Command.comleak("run", program).in(work).run())).hasSize(2);
        assertThat(none.exitCode()).isEqualTo(23);
        assertThat(announced(none)).isEmpty();
    }

    private static List<String> announced(Finished run) {
        return run.error()
                .lines()
                .filter(line -> line.startsWith("comleak: suppressions from "))
                .toList();
    }

    @Test
    void withoutAFileEntriesFollowTheReport() {
        Finished run =
                Command.comleak("run", "--gen-suppressions", sample("bstr")).run();
        Finished clean = Command.comleak("run", "-q", "--gen-suppressions", sample("clean"))
                .run();

        assertThat(run.exitCode()).isEqualTo(23);
        assertThat(run.error()).containsPattern("(?s)exit 23: leaks\\R.*\\n\\[.* [0-9a-f]{16}]\\nfingerprint: ");
        assertThat(clean.error()).isEmpty();
    }

    /** What is used of it would be lost. */
    @Test
    void theFileThatIsReadIsNotReplaced() throws Exception {
        Path file = file("[known]\n" + LEAK);

        Finished run = Command.comleak(
                        "run", "--force", "--suppressions=" + file, "--gen-suppressions=" + file, sample("bstr"))
                .run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).contains("is read, and cannot be written too");
        assertThat(Files.readString(file)).isEqualTo("[known]\n" + LEAK);
    }
}
