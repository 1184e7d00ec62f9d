// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the program is watched. */
@Command(optionListHeading = "How the program is watched:%n")
final class WatchOptions {
    /** What fingerprints are made from. */
    private static final int LEAST_CALLERS = 32;

    private static final int MOST_CALLERS = 128;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = SecondsConverter.class,
            description = "End the program after that many seconds, and report what was outstanding then.")
    @Nullable
    Duration timeout;

    @Option(
            names = "--num-callers",
            paramLabel = "N",
            defaultValue = "62",
            description = "Capture at most N frames of a stack (62), 32 to 128.")
    int numCallers;

    @Option(
            names = "--ole-cache",
            description = "Leave the OLE allocator's cache on: what it keeps of freed BSTRs then looks leaked.")
    boolean oleCache;

    @Mixin
    SymbolOptions symbols = new SymbolOptions();

    /** Numbers that no run can use. */
    void check() throws UserError {
        Range.check("--num-callers", numCallers, LEAST_CALLERS, MOST_CALLERS);
        symbols.check();
    }
}
