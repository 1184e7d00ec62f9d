// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run passes on to its target, and what its options change. */
@Execution(ExecutionMode.CONCURRENT)
class RunIT {
    @TempDir
    Path folder;

    private static Path sample(String name) {
        return Samples.program("x64-pdb", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-pdb"})
    void argumentsArriveUnchanged(String kind) throws Exception {
        Files.createFile(folder.resolve("a.c"));
        Files.createFile(folder.resolve("b.c"));
        Object[] arguments = {"*.c", "?", "@x", "日本", "путь", "a\"b\\", "", "a^b", "%PATH%", "--", "y"};
        Object[] words = new Object[arguments.length + 3];
        words[0] = "run";
        words[1] = "-q";
        words[2] = Samples.program(kind, "arguments");
        System.arraycopy(arguments, 0, words, 3, arguments.length);

        Finished run = Command.comleak(words).in(folder).run();

        assertThat(run.out().lines())
                .containsExactly("*.c", "?", "@x", "日本", "путь", "a\"b\\", "", "a^b", "%PATH%", "--", "y");
        assertThat(run.error()).isEmpty();
    }

    /** Of DWARF 5 and optimized, as GCC does it by default: no DbgHelp names these. */
    @ParameterizedTest
    @ValueSource(strings = {"x64-dwarf", "x86-dwarf"})
    void inlinedCallsAreFramesOfTheTextReport(String kind) {
        Path program = Samples.program(kind, "inlined");
        assumeThat(program).exists(); // not where Microsoft's compiler builds

        Finished run = Command.comleak("run", program).run();

        assertThat(run.error())
                .containsSubsequence(
                        "inlined!store::Cabinet::fill (main.cpp:21) (inlined)",
                        "inlined!store::Cabinet::Cabinet (main.cpp:16) (inlined)",
                        "inlined!furnish+",
                        "(main.cpp:37)",
                        "inlined!main+",
                        "(main.cpp:44)");
    }

    /** The walk ends in the first of these, as EBP leads nowhere there. */
    @ParameterizedTest
    @ValueSource(strings = {"x86-dwarf", "x86-pdb"})
    void beyondAFunctionWithoutAFramePointerAScanFindsTheCallers(String kind) {
        Finished run =
                Command.comleak("run", Samples.program(kind, "frameless")).run();

        assertThat(run.error())
                .containsSubsequence(
                        "duplicate+",
                        "… and more, the first time perhaps these:",
                        "? [0x",
                        "NamedShelf::put+",
                        "? [0x",
                        "fill+",
                        "? [0x",
                        "frameless!main+")
                .contains(" leak, 5 bytes in 1 block")
                .doesNotContain("0x22222222");
    }

    @Test
    void aValueIsTakenFromTheNextWordOnlyWhereOneIsNeeded() {
        Finished run = Command.comleak("run", "--json", sample("seed-leak")).run();

        JsonObject json = Samples.json(run.out());
        assertThat(json.getAsJsonObject("result").get("verdict").getAsString()).isEqualTo("leaks");
        assertThat(run.error().strip()).isEqualTo("CLSIDFromProgID: found");
        assertThat(run.exitCode()).isEqualTo(23);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, 255, 256, 259, 0x7fffffffL, 0x80000000L, 0xC0000005L, 0xffffffffL})
    void theTargetsExitCodeIsPassedOnInAllItsBits(long code) {
        Path report = folder.resolve("report.json");

        Finished run = Command.comleak("run", "--json=" + report, "-q", sample("arguments"), "--exit=" + code)
                .run();

        JsonObject json = Samples.json(report);
        assertThat(json.getAsJsonObject("ending").get("exitCode").getAsLong()).isEqualTo(code);
        assertThat(json.getAsJsonObject("ending").get("kind").getAsString()).isEqualTo("exited");
        assertThat(json.getAsJsonObject("result").get("exitCode").getAsLong()).isEqualTo(code);
        assertThat(run.exitCode()).isEqualTo(Finished.inShell(code));
    }

    @Test
    void optionsComeFromTheEnvironmentAndFromFilesToo() throws Exception {
        Path report = folder.resolve("report.txt");
        Path options = Files.writeString(folder.resolve("options"), "--max-dump=0\n");

        Finished run = Command.comleak("run", "@" + options, sample("seed-leak"), "@nothing", "--max-dump=16")
                .with("COMLEAK_OPTIONS", "-o \"" + report + "\"")
                .run();

        assertThat(run.exitCode()).isEqualTo(23);
        assertThat(run.error()).isEmpty();
        assertThat(report).content().contains("LEAK  44 bytes in 1 block").doesNotContain("41 42 43");
    }

    @Test
    void aReportShowsAsMuchAsIsAskedFor() {
        Finished run = Command.comleak("run", "--max-dump=16", "--max-frames=1", sample("seed-leak"))
                .run();

        assertThat(run.error())
                .contains("  41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50 ABCDEFGHIJKLMNOP")
                .doesNotContain("51 52")
                .contains("… 28 more bytes")
                .contains("more frame")
                .doesNotContain("\u001b");
    }

    @Test
    void noByteOfABlockIsReadWhereNoneIsToBeShown() {
        Path report = folder.resolve("report.json");

        Finished run = Command.comleak("run", "--json=" + report, "--max-dump=0", sample("seed-leak"))
                .run();

        assertThat(run.error()).contains("LEAK  44 bytes").doesNotContain("41 42 43");
        assertThat(Samples.json(report).toString()).contains("keepSettings").doesNotContain("414243");
    }

    @Test
    void quietIsSilentOnlyWhereThereIsNothingToSay() {
        Finished clean = Command.comleak("run", "--quiet", sample("clean")).run();
        Finished leak = Command.comleak("run", "--quiet", sample("bstr")).run();

        assertThat(clean.error()).isEmpty();
        assertThat(leak.error()).startsWith("LEAK  32 bytes");
    }

    @Test
    void withTheOleCacheOnFreedStringsLookLeaked() {
        Finished run = Command.comleak("run", "--ole-cache", sample("clean")).run();

        assertThat(run.exitCode()).as(run.error()).isEqualTo(23);
        assertThat(run.error()).contains("SysAllocString").contains("--ole-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x86-dwarf"})
    void aTargetThatHangsIsEndedInTimeAndItsBlocksAreShown(String kind) {
        Finished run = Command.comleak("run", "--timeout", "3", Samples.program(kind, "hang"))
                .run();

        assertThat(run.exitCode()).isEqualTo(124);
        assertThat(run.out().strip()).isEqualTo("ready");
        assertThat(run.error())
                .startsWith("INCOMPLETE: hang.exe")
                .contains("OUTSTANDING  109 bytes in 1 block, in waiting, main.cpp:11")
                .contains("77 77 77 77 77 77 77 77 77 77 77 77 77 77 77 77 wwwwwwwwwwwwwwww");
    }

    @Test
    void jsonAndTextSayTheSame() throws Exception {
        Path json = folder.resolve("report.json");
        Path text = folder.resolve("report.txt");

        Command.comleak("run", "--json=" + json, "-o", text, sample("threads")).run();

        JsonObject totals = Samples.json(json).getAsJsonObject("totals").getAsJsonObject("leaks");
        assertThat(totals.get("bytes").getAsLong()).isEqualTo(2406);
        assertThat(Files.readString(text)).contains("2 leaks, 2,406 bytes in 2 blocks");
    }
}
