// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Policies;
import io.comleak.leaks.Policy;
import io.comleak.leaks.Tolerance;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code comleak diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "comleak diff [OPTIONS] OLD NEW",
        description =
                "Compares what runs found, by fingerprint: says what is new, grown, shrunk and fixed. OLD and NEW are JSON"
                        + " files that comleak run wrote, or folders of such files.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  comleak diff leaks-of-main.json leaks.json",
            "  comleak diff --json=diff.json baseline-folder results-folder",
            "",
            "Exit codes: 0 nothing new; 23 new or grown leaks; 125 NEW is incomplete, or comleak failed;",
            "2 usage, or a file that is no saved run."
        })
final class DiffCommand {
    @Parameters(index = "0", paramLabel = "OLD", description = "What was found before.")
    String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "What was found now.")
    String after = "";

    @Option(
            names = "--with-old",
            paramLabel = "FILE",
            description = "A file or folder more of the old side; may be given several times.")
    List<String> moreBefore = new ArrayList<>();

    @Option(
            names = "--with-new",
            paramLabel = "FILE",
            description = "A file or folder more of the new side; may be given several times.")
    List<String> moreAfter = new ArrayList<>();

    @Mixin
    OutputOptions report = new OutputOptions();

    @Mixin
    FindingOptions findings = new FindingOptions();

    List<String> allBefore() {
        return all(before, moreBefore);
    }

    List<String> allAfter() {
        return all(after, moreAfter);
    }

    private static List<String> all(String first, List<String> more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(more);
        return all;
    }

    /** Children are told of by each run. */
    Policies policies() {
        return new Policies(
                findings.lateFrees,
                findings.held,
                findings.wrongFrees,
                Policy.IGNORE,
                findings.incomplete,
                findings.errorExitcode,
                Tolerance.NONE);
    }
}
