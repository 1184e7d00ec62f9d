// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code comleak doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "comleak doctor [OPTIONS] [app.exe]",
        description =
                "Looks for what would go wrong before it does: Java, comleak's own files, symbols, and whether a program can"
                        + " be watched here, which it tries with two of its own. Looks at app.exe too, which is not run.",
        sortOptions = false,
        footer = {"", "Exit codes: 0 no faults, though there may be warnings; 1 faults; 2 usage."})
final class DoctorCommand {
    @Option(names = "--json", description = "Write JSON in place of lines.")
    boolean json;

    @Mixin
    SymbolOptions symbols = new SymbolOptions();

    @Parameters(arity = "0..1", paramLabel = "app.exe", description = "A program that is to be watched.")
    @Nullable
    String program;
}
