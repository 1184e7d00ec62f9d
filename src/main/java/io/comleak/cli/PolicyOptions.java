// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Policies;
import io.comleak.leaks.Policy;
import io.comleak.leaks.Tolerance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What is to fail. */
@Command(optionListHeading = "What fails:%n")
final class PolicyOptions {
    private static final String ANY = "WHAT";

    @Option(
            names = "--max-leaks",
            paramLabel = "N",
            description = "Tolerate up to N leaks: they are shown, and do not fail.")
    @Nullable
    Long maxLeaks;

    @Option(names = "--max-bytes", paramLabel = "N", description = "Tolerate leaks of up to N bytes in all.")
    @Nullable
    Long maxBytes;

    @Option(
            names = "--late-frees",
            paramLabel = ANY,
            converter = PolicyConverter.class,
            defaultValue = "warn",
            description = "Blocks that the program freed after COM was shut down: ignore, warn (default) or fail.")
    Policy lateFrees = Policy.WARN;

    @Option(
            names = "--held",
            paramLabel = ANY,
            converter = PolicyConverter.class,
            defaultValue = "warn",
            description = "Blocks outstanding at exit while COM was still initialised: ignore, warn (default) or fail.")
    Policy held = Policy.WARN;

    @Option(
            names = "--wrong-frees",
            paramLabel = ANY,
            converter = PolicyConverter.class,
            defaultValue = "fail",
            description = "Frees of what is certainly no live block: ignore, warn or fail (default).")
    Policy wrongFrees = Policy.FAIL;

    @Option(
            names = "--children",
            paramLabel = ANY,
            converter = PolicyConverter.class,
            defaultValue = "warn",
            description = "Child processes, which are not watched: ignore, warn (default) or fail.")
    Policy children = Policy.WARN;

    @Option(
            names = "--incomplete",
            paramLabel = ANY,
            converter = PolicyConverter.class,
            defaultValue = "fail",
            description =
                    "A result that is incomplete because of how the program ended: ignore, warn or fail (default).")
    Policy incomplete = Policy.FAIL;

    @Option(
            names = "--error-exitcode",
            paramLabel = "N",
            defaultValue = "23",
            description = "Exit code if there are leaks, or what else is to fail (23); 0 for the program's own.")
    int errorExitcode;

    /** Whether any of these options was given. */
    static boolean anyIn(ParseResult parsed) {
        return CommandSpec.forAnnotatedObject(new PolicyOptions()).options().stream()
                .anyMatch(option -> parsed.hasMatchedOption(option.longestName()));
    }

    /** Numbers that no run can use. */
    void check() throws UserError {
        Range.check("--max-leaks", maxLeaks == null ? 0 : maxLeaks, 0, Long.MAX_VALUE);
        Range.check("--max-bytes", maxBytes == null ? 0 : maxBytes, 0, Long.MAX_VALUE);
    }

    Policies policies() {
        return new Policies(
                lateFrees, held, wrongFrees, children, incomplete, errorExitcode, Tolerance.of(maxLeaks, maxBytes));
    }
}
