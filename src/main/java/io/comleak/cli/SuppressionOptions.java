// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is found and not to be reported. */
@Command(optionListHeading = "What is not reported:%n")
final class SuppressionOptions {
    /** In place of a file: standard error, after the text report. */
    static final String STANDARD_ERROR = "-";

    @Option(
            names = "--suppressions",
            paramLabel = "FILE",
            description =
                    "Do not report what the entries in FILE match, but count it; may be given several times. comleak.supp, beside"
                            + " the program or in the working directory, is read too.")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--gen-suppressions",
            arity = "0..1",
            fallbackValue = STANDARD_ERROR,
            paramLabel = "FILE",
            description = "Write such entries for all that was found: into FILE, or behind the report.")
    @Nullable
    String generate;

    @Option(
            names = "--no-default-suppressions",
            description = "Read no file that is not named here, and report also what COM's runtime keeps on purpose;"
                    + " \"comleak suppressions\" lists it.")
    boolean noDefaults;
}
