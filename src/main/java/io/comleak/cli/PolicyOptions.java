// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Policies;
import io.comleak.leaks.Policy;
import io.comleak.leaks.Tolerance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What is to fail. */
@Command(optionListHeading = "What fails:%n")
final class PolicyOptions {
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
            names = "--children",
            paramLabel = FindingOptions.ANY,
            converter = PolicyConverter.class,
            completionCandidates = OptionValues.OfPolicy.class,
            defaultValue = "warn",
            description = "Child processes, which are not watched: ignore, warn (default) or fail.")
    Policy children = Policy.WARN;

    @Mixin
    FindingOptions findings = new FindingOptions();

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
                findings.lateFrees,
                findings.held,
                findings.wrongFrees,
                children,
                findings.incomplete,
                findings.errorExitcode,
                Tolerance.of(maxLeaks, maxBytes));
    }
}
