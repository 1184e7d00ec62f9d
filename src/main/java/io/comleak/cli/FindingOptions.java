// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is to fail, of that which runs and comparisons both find. */
@Command(optionListHeading = "What fails:%n")
final class FindingOptions {
    static final String ANY = "WHAT";

    @Option(
            names = "--late-frees",
            paramLabel = ANY,
            converter = PolicyConverter.class,
            completionCandidates = OptionValues.OfPolicy.class,
            defaultValue = "warn",
            description = "Blocks that the program freed after COM was shut down: ignore, warn (default) or fail.")
    Policy lateFrees = Policy.WARN;

    @Option(
            names = "--held",
            paramLabel = ANY,
            converter = PolicyConverter.class,
            completionCandidates = OptionValues.OfPolicy.class,
            defaultValue = "warn",
            description = "Blocks outstanding at exit while COM was still initialised: ignore, warn (default) or fail.")
    Policy held = Policy.WARN;

    @Option(
            names = "--wrong-frees",
            paramLabel = ANY,
            converter = PolicyConverter.class,
            completionCandidates = OptionValues.OfPolicy.class,
            defaultValue = "fail",
            description = "Frees of what is certainly no live block: ignore, warn or fail (default).")
    Policy wrongFrees = Policy.FAIL;

    @Option(
            names = "--incomplete",
            paramLabel = ANY,
            converter = PolicyConverter.class,
            completionCandidates = OptionValues.OfPolicy.class,
            defaultValue = "fail",
            description =
                    "A result that is incomplete because of how the program ended: ignore, warn or fail (default).")
    Policy incomplete = Policy.FAIL;

    @Option(
            names = "--error-exitcode",
            paramLabel = "N",
            defaultValue = "23",
            description = "Exit code if there are leaks, or what else is to fail (23); 0 for the one without them.")
    int errorExitcode;
}
