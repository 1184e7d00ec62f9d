// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code comleak report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "comleak report [OPTIONS] RUN.json",
        description =
                "Reports once more a run that comleak run --json=FILE has written down: as text on standard output,"
                        + " or in other forms. The exit code is 0 when it is written: run has judged already.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  comleak report leaks.json",
            "  comleak report --resolve-symbols --symbols=C:\\pdb --report=json:named.json leaks.json",
            "",
            "Exit codes: 0 written; 125 it could not be written; 2 usage, or the file cannot be read."
        })
final class ReportCommand {
    @Mixin
    ReportOptions report = new ReportOptions();

    @Mixin
    PolicyOptions policy = new PolicyOptions();

    @Mixin
    SymbolOptions symbols = new SymbolOptions();

    @Option(
            names = "--resolve-symbols",
            description =
                    "Look for names anew, where the program's modules and their symbols are; fingerprints follow them.")
    boolean resolve;

    @Parameters(paramLabel = "RUN.json", description = "What comleak run --json=FILE wrote.")
    String file = "";

    /** What no report can use. */
    void check() throws UserError {
        report.check();
        policy.check();
        symbols.check();
    }
}
