// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Policies;
import io.comleak.leaks.Policy;
import io.comleak.suppress.RuntimeCaches;
import io.comleak.suppress.Suppression;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
            "A file of options is read with @FILE; COMLEAK_OPTIONS holds options that come first.",
            "Exit codes: 23 leaks; 124 timed out; 125 comleak failed, or the result is incomplete;",
            "126 the program could not be started; 127 it was not found; 2 usage; else the program's own."
        })
final class RunCommand {
    private static final String ANY = "WHAT";
    private static final int MOST_DUMP_BYTES = 1 << 16;

    /** What fingerprints are made from. */
    private static final int LEAST_CALLERS = 32;

    private static final int MOST_CALLERS = 128;

    /** Of {@code --json} without a file. */
    static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = STANDARD_OUTPUT,
            paramLabel = "FILE",
            description =
                    "Write the result as JSON into FILE; without one to standard output, in place of the text report, and the"
                            + " program's own output to standard error.")
    @Nullable
    String json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the report into FILE instead of to standard error.")
    @Nullable
    String output;

    @Option(
            names = "--max-dump",
            paramLabel = "BYTES",
            defaultValue = "64",
            description =
                    "Show at most that many bytes of a block (64), up to 65536; 0 shows none and reads none, not for JSON either.")
    int maxDump;

    @Option(
            names = "--max-blocks",
            paramLabel = "N",
            defaultValue = "16",
            converter = BlocksConverter.class,
            description = "List at most N blocks of a group in the JSON (16), or all; the text shows 3.")
    int maxBlocks;

    @Option(
            names = "--max-frames",
            paramLabel = "N",
            defaultValue = "32",
            description = "Show at most N frames of a stack (32).")
    int maxFrames;

    @Option(
            names = "--num-callers",
            paramLabel = "N",
            defaultValue = "62",
            description = "Capture at most N frames of a stack (62), 32 to 128.")
    int numCallers;

    @Option(names = "--no-color", description = "Use no colours; so does NO_COLOR in the environment.")
    boolean noColor;

    @Option(
            names = {"-q", "--quiet"},
            description = "Write a report only if there is something to report.")
    boolean quiet;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = SecondsConverter.class,
            description = "End the program after that many seconds, and report what was outstanding then.")
    @Nullable
    Duration timeout;

    @Option(
            names = "--ole-cache",
            description = "Leave the OLE allocator's cache on: what it keeps of freed BSTRs then looks leaked.")
    boolean oleCache;

    @Option(
            names = "--symbols",
            paramLabel = "PATH",
            description = "Look for symbols here first: folders, separated by semicolons.")
    @Nullable
    String symbols;

    @Option(
            names = "--no-default-suppressions",
            description = "Report also what COM's runtime keeps on purpose; \"comleak suppressions\" lists it.")
    boolean noDefaultSuppressions;

    @Option(
            names = "--late-frees",
            paramLabel = ANY,
            defaultValue = "warn",
            description = "Blocks that the program freed after COM was shut down: ignore, warn (default) or fail.")
    Policy lateFrees = Policy.WARN;

    @Option(
            names = "--held",
            paramLabel = ANY,
            defaultValue = "warn",
            description = "Blocks outstanding at exit while COM was still initialised: ignore, warn (default) or fail.")
    Policy held = Policy.WARN;

    @Option(
            names = "--wrong-frees",
            paramLabel = ANY,
            defaultValue = "fail",
            description = "Frees of what is certainly no live block: ignore, warn or fail (default).")
    Policy wrongFrees = Policy.FAIL;

    @Option(
            names = "--children",
            paramLabel = ANY,
            defaultValue = "warn",
            description = "Child processes, which are not watched: ignore, warn (default) or fail.")
    Policy children = Policy.WARN;

    @Option(
            names = "--incomplete",
            paramLabel = ANY,
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

    /** Numbers that no run can use. */
    void check() throws UserError {
        checkRange("--max-dump", maxDump, 0, MOST_DUMP_BYTES);
        checkRange("--max-blocks", maxBlocks, Run.BLOCKS_OF_A_GROUP, BlocksConverter.ALL);
        checkRange("--max-frames", maxFrames, 1, Integer.MAX_VALUE);
        checkRange("--num-callers", numCallers, LEAST_CALLERS, MOST_CALLERS);
    }

    private static void checkRange(String option, int value, int least, int most) throws UserError {
        if (value < least || value > most) {
            throw new UserError(
                    ExitCode.USAGE,
                    option + " cannot be " + value,
                    "Give it a number from " + least + (most == Integer.MAX_VALUE ? " on." : " to " + most + "."));
        }
    }

    Policies policies() {
        return new Policies(lateFrees, held, wrongFrees, children, incomplete, errorExitcode);
    }

    /** The rules of what is not to be reported. */
    List<Suppression> runtimeCaches() {
        return noDefaultSuppressions ? List.of() : RuntimeCaches.entries();
    }

    boolean jsonToStandardOutput() {
        return STANDARD_OUTPUT.equals(json);
    }
}
