// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComleakTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();

    private int run(String... words) {
        return runWithOptions(null, words);
    }

    private int runWithOptions(@Nullable String moreOptions, String... words) {
        return new Comleak(new PrintWriter(out, true), new PrintWriter(error, true), () -> false, moreOptions)
                .run(Invocation.of(List.of(words)));
    }

    @Test
    void withoutWordsItShowsItsUsageAndFails() {
        assertThat(run()).isEqualTo(2);
        assertThat(error.toString()).startsWith("Usage: comleak");
    }

    @Test
    void helpGoesToStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: comleak");
        assertThat(error.toString()).isEmpty();
    }

    @Test
    void helpOfRunNamesTheTargetAndTheExitCodes() {
        assertThat(run("run", "--help")).isZero();
        assertThat(out.toString())
                .startsWith("Usage: comleak run [OPTIONS] [--] app.exe [ARGUMENTS...]")
                .contains("Exit codes: 23 leaks");
    }

    @Test
    void helpForTheTargetIsTheTargets() {
        assertThat(run("run", "missing.exe", "--help")).isNotZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aProgramInPlaceOfACommandIsToldHowToBeWatched() {
        assertThat(run("app.exe", "x")).isEqualTo(2);
        assertThat(error.toString())
                .isEqualToIgnoringNewLines(
                        "comleak: there is no command \"app.exe\" [CL-0010]  To watch a program: comleak run app.exe x");
    }

    @Test
    void anUnknownOptionComesWithTheNearestOne() {
        assertThat(run("run", "--jsn", "app.exe")).isEqualTo(2);
        assertThat(error.toString())
                .isEqualToIgnoringNewLines("comleak: unknown option: '--jsn' [CL-0011]"
                        + "  Did you mean --json? comleak run --help lists all options.");
    }

    @Test
    void aValueThatIsNoneIsAnError() {
        assertThat(run("run", "--timeout", "soon", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("'soon' is not a number of seconds");
        assertThat(run("run", "--max-dump=-1", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("--max-dump cannot be -1");
        assertThat(run("run", "--max-blocks=2", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("--max-blocks cannot be 2");
        assertThat(run("run", "--max-blocks=many", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("'many' is neither a number nor 'all'");
        assertThat(run("run", "--held=maybe", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("'maybe' is none of ignore, warn, fail");
        assertThat(run("completion", "zsh")).isEqualTo(2);
        assertThat(error.toString()).contains("'zsh' is none of bash, powershell");
    }

    @Test
    void whereThereIsAChoiceAMissingValueNamesIt() {
        assertThat(run("completion")).isEqualTo(2);
        assertThat(error.toString())
                .isEqualToIgnoringNewLines("comleak: no value was given for SHELL [CL-0013]"
                        + "  SHELL is one of bash, powershell. comleak completion --help lists all options.");
        assertThat(run("diff", "--held")).isEqualTo(2);
        assertThat(error.toString())
                .contains("no value was given for --held [CL-0013]")
                .contains("--held is one of ignore, warn, fail. comleak diff --help lists all options.");
    }

    @Test
    void aReportThatWasTakenForTheProgramIsAnError() {
        assertThat(run("run", "--json", "report.json", "app.exe")).isEqualTo(2);
        assertThat(error.toString())
                .isEqualToIgnoringNewLines("comleak: \"report.json\" was taken for the program to watch [CL-0019]"
                        + "  Join an option's value with =, as in --json=report.json");
    }

    @Test
    void ofAnOptionThatIsThereTwiceTheLastCounts() {
        assertThat(runWithOptions("--max-dump=-1", "run", "--max-dump=4", "--max-frames=-5", "app.exe"))
                .isEqualTo(2);
        assertThat(error.toString()).contains("--max-frames cannot be -5").doesNotContain("--max-dump");
    }

    @Test
    void helpIsACommandToo() {
        assertThat(run("help")).isZero();
        assertThat(out.toString()).contains("comleak").contains("run");
    }

    @Test
    void withoutAProgramThereIsNothingToRun() {
        assertThat(run("run", "--quiet")).isEqualTo(2);
        assertThat(error.toString()).contains("no program was named");
    }

    @Test
    void optionsOfTheEnvironmentComeFirst() {
        assertThat(runWithOptions("--jsn", "run", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("--jsn");
    }

    @Test
    void aFileOfOptionsIsRead(@TempDir Path folder) throws Exception {
        Path options = Files.writeString(folder.resolve("options"), "--jsn");

        assertThat(run("run", "@" + options, "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("--jsn");
    }

    @Test
    void aReportWithoutAFolderIsAnErrorBeforeTheRun(@TempDir Path folder) {
        Path report = folder.resolve("missing").resolve("report.txt");

        assertThat(run("run", "-o", report.toString(), "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("there is no folder " + report.getParent());
        assertThat(run("run", "--json=" + folder, "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains(folder + " is a folder");
    }

    @Test
    void aReportThatIsThereIsNotReplacedUnasked(@TempDir Path folder) throws Exception {
        Path report = Files.writeString(folder.resolve("report.txt"), "old");

        assertThat(run("run", "-o", report.toString(), "missing.exe")).isEqualTo(2);
        assertThat(error.toString())
                .isEqualToIgnoringNewLines("comleak: " + report + " exists already [CL-0052]"
                        + "  Replace it with --force, or name another file.");
        assertThat(run("run", "--force", "-o", report.toString(), "missing.exe"))
                .isNotEqualTo(2);
        assertThat(report).hasContent("old");
    }

    @Test
    void aFormThatIsNoneIsAnError() {
        assertThat(run("run", "--report=xml:x", "app.exe")).isEqualTo(2);
        assertThat(error.toString())
                .contains("'xml' is none of text, json, html, junit, sarif, valgrind, github, msvc");
        assertThat(run("run", "--report=json:", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("'json:' names no file behind the colon");
    }

    @Test
    void twoReportsCannotHaveOnePlace(@TempDir Path folder) {
        assertThat(run("run", "--json", "--report=text", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("only one report can have standard output");
        String file = folder.resolve("x").toString();
        assertThat(run("run", "--json=" + file, "--output=" + file, "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("two reports cannot go into " + file);
    }

    @Test
    void anErrorInTheEnvironmentNamesIt() {
        assertThat(runWithOptions("--jsn", "run", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("unknown option: '--jsn', in COMLEAK_OPTIONS");
    }

    @Test
    void aProgramThatWasTakenForAValueIsAnError() {
        assertThat(run("run", "-o", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("\"app.exe\" was taken for the value of the option before it");
    }

    @Test
    void aSymbolFolderThatIsNotThereIsAnError(@TempDir Path folder) {
        Path missing = folder.resolve("missing");

        assertThat(run("run", "--symbols=srv*" + folder + "*https://x;" + folder + ";" + missing, "app.exe"))
                .isEqualTo(2);
        assertThat(error.toString()).contains("--symbols: there is no folder " + missing);
    }

    @Test
    void aDbgHelpThatCannotBeUsedIsAnErrorBeforeTheProgramRuns(@TempDir Path folder) throws Exception {
        Path none = Files.writeString(folder.resolve("dbghelp.dll"), "MZ, or so");
        Path narrow = Files.copy(Path.of("src/test/resources/dwarf/gcc4-x86.dll"), folder.resolve("narrow.dll"));

        assertThat(run("run", "--dbghelp=" + folder.resolve("missing.dll"), "app.exe"))
                .isEqualTo(2);
        assertThat(error.toString()).contains("--dbghelp: there is no file " + folder.resolve("missing.dll"));
        assertThat(run("run", "--dbghelp=" + folder, "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("--dbghelp: " + none + " cannot be used: it is no DLL");
        assertThat(run("run", "--dbghelp=" + narrow, "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("--dbghelp: " + narrow + " cannot be used: it is not for x64");
        assertThat(run("run", "--dbghelp=src/test/resources/dwarf/gcc5-x64.dll", "no-such-program.exe"))
                .isEqualTo(127);
    }

    @Test
    void aSourceFolderThatIsNotThereIsAnError(@TempDir Path folder) {
        Path missing = folder.resolve("missing");

        assertThat(run("run", "--source=" + folder + ";" + missing, "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("--source: there is no folder " + missing);
    }

    @Test
    void sourceTakesNoValueFromTheNextWord() {
        assertThat(run("run", "--source", "no-such-program.exe")).isEqualTo(127);
        assertThat(error.toString()).contains("no-such-program.exe");
    }

    /** The run's own frame is in settings.cpp, line 88, which was D:\\src\\settings.cpp or the like. */
    @Test
    void aSavedRunIsShownWithSourceLines(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("settings.cpp"), "\n".repeat(87) + "    keep(SysAllocString(text));\n");
        String run = "src/test/resources/golden/json/one-leak.json";

        assertThat(run("report", "--source=" + folder, run)).isZero();
        assertThat(out.toString()).contains("\n    > 88 |     keep(SysAllocString(text));\n");
        out.getBuffer().setLength(0);
        assertThat(run("report", "--source", run)).isZero();
        assertThat(out.toString()).contains("settings.cpp:88").doesNotContain("keep(");
    }

    @Test
    void whatIsReadIsNotReplacedEvenByForce(@TempDir Path folder) throws Exception {
        Path run = Files.copy(Path.of("src/test/resources/golden/json/one-leak.json"), folder.resolve("run.json"));
        String before = Files.readString(run);

        assertThat(run("report", "--force", "-o", run.toString(), run.toString()))
                .isEqualTo(2);
        assertThat(run("diff", "--force", "-o", run.toString(), run.toString(), run.toString()))
                .isEqualTo(2);
        assertThat(run("diff", "--force", "--json=" + run, folder.toString(), run.toString()))
                .isEqualTo(2);
        assertThat(error.toString().lines().filter(line -> line.contains(run + " is read, and cannot be written too")))
                .hasSize(3);
        assertThat(run).hasContent(before);
    }

    private static final String ONE_LEAK = "src/test/resources/golden/json/one-leak.json";

    @Test
    void aComparisonIsWrittenAsTextOrJson(@TempDir Path folder) {
        Path json = folder.resolve("diff.json");
        Path text = folder.resolve("diff.txt");

        assertThat(run("diff", "--report=json:" + json, "--report=text:" + text, ONE_LEAK, ONE_LEAK))
                .isZero();
        assertThat(json).content().contains("\"document\": \"diff\"");
        assertThat(text).content().contains("unchanged");
        assertThat(out.toString()).isEmpty();
        assertThat(run("diff", "--report=sarif:" + folder.resolve("x"), ONE_LEAK, ONE_LEAK))
                .isEqualTo(2);
        assertThat(error.toString()).contains("a comparison cannot be written as sarif");
    }

    @Test
    void thatBothSidesAreTheSameIsSaid() {
        String other = "src/test/resources/golden/json/no-leaks.json";

        assertThat(run("diff", other, ONE_LEAK)).isEqualTo(23);
        assertThat(error.toString()).isEmpty();
        assertThat(run("diff", ONE_LEAK, ONE_LEAK)).isZero();
        assertThat(error.toString()).contains("OLD and NEW are the same, so that nothing can be new");
    }

    @Test
    void coloursAreShownWhereTheyAreWanted(@TempDir Path folder) {
        Path file = folder.resolve("report.txt");

        run("report", ONE_LEAK);
        assertThat(out.toString()).contains("LEAK").doesNotContain("\033");
        run("report", "--color=always", ONE_LEAK);
        assertThat(out.toString()).contains("\033");
        run("report", "--color=always", "-o", file.toString(), ONE_LEAK);
        assertThat(file).content().contains("LEAK").doesNotContain("\033");
        assertThat(run("report", "--color=sometimes", ONE_LEAK)).isEqualTo(2);
        assertThat(error.toString()).contains("'sometimes' is none of auto, always, never");
    }

    @Test
    void theStepsOfOtherCommandsAreLoggedToo(@TempDir Path folder) {
        Path log = folder.resolve("diff.log");

        assertThat(run("diff", "--log=" + log, ONE_LEAK, "src/test/resources/golden/json/no-leaks.json"))
                .isZero();
        assertThat(log)
                .content()
                .contains("read the run in " + Path.of(ONE_LEAK))
                .contains(" s: exit code 0");
        assertThat(run("report", "--verbose", "--json", ONE_LEAK)).isZero();
        assertThat(error.toString().lines()).allMatch(line -> line.matches("comleak: \\d+\\.\\d{3} s: .*"));
        assertThat(error.toString()).contains("read the run of ").contains("a stream written as json");
        assertThat(out.toString()).doesNotContain(" s: ");
    }

    @Test
    void aLogThatCannotBeOpenedIsAnError(@TempDir Path folder) throws Exception {
        Path run = Files.copy(Path.of(ONE_LEAK), folder.resolve("run.json"));

        assertThat(run("report", "--log=" + folder, run.toString())).isEqualTo(2);
        assertThat(error.toString()).contains("is a folder [CL-0051]");
        assertThat(run("report", "--log=" + run, run.toString())).isEqualTo(2);
        assertThat(error.toString()).contains("exists already [CL-0052]");
        assertThat(run("report", "--force", "--log=" + run, run.toString())).isEqualTo(2);
        assertThat(error.toString()).contains("is read, and cannot be written too [CL-0053]");
        assertThat(run).hasSameTextualContentAs(Path.of(ONE_LEAK));
        assertThat(run("report", "--log=/dev/full", ONE_LEAK)).isEqualTo(125);
        assertThat(error.toString())
                .contains("cannot write the log /dev/full: ")
                .contains("[CL-0062]");
        assertThat(run("report", "--log=/proc/version", ONE_LEAK)).isEqualTo(2);
    }

    @Test
    void whatAsksForHelpBesideTheCommandLineIsAnError() {
        assertThat(runWithOptions("--version", "run", "app.exe")).isEqualTo(2);
        assertThat(error.toString()).contains("COMLEAK_OPTIONS asks for help");
    }
}
