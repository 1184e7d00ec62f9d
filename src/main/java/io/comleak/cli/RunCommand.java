// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The options of {@code comleak run}. The target and its arguments are no business of the parser's. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "comleak run [OPTIONS] [--] app.exe [ARGUMENTS...]",
        description = "Runs a program and reports what COM memory it leaked. What follows the program's name is passed"
                + " to it as it is.",
        sortOptions = false,
        footer = {
            "",
            "Options also come from comleak.properties in the working directory, then from COMLEAK_OPTIONS,",
            "then from here; @FILE among them stands for the words in FILE.",
            "",
            "Examples:",
            "  comleak run app.exe --its-own-option",
            "  comleak run --report=json:leaks.json --timeout=300 -- app-tests.exe",
            "",
            "Exit codes: 23 leaks; 124 timed out; 125 comleak failed, or the result is incomplete;",
            "126 the program could not be started; 127 it was not found; 2 usage; else the program's own."
        })
final class RunCommand {
    @Mixin
    ReportOptions report = new ReportOptions();

    @Mixin
    PolicyOptions policy = new PolicyOptions();

    @Mixin
    BaselineOptions baseline = new BaselineOptions();

    @Mixin
    WatchOptions watch = new WatchOptions();

    @Mixin
    SuppressionOptions suppress = new SuppressionOptions();

    /** Whether to tell of files that were found and not named; only who runs comleak can say no. */
    boolean announces = true;

    /** Where its options came from, in the order in which they count. */
    List<OptionSource> sources = List.of();

    /** What no run can use. */
    void check() throws UserError {
        report.check();
        policy.check();
        watch.check();
    }
}
