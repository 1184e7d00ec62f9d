// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.report.ContentsShown;
import io.comleak.report.text.TextOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is written about a comparison, and where to. */
@Command(optionListHeading = "Reports:%n")
final class DiffReportOptions {
    /** Blocks of a finding that the text shows. */
    static final int BLOCKS_SHOWN = 3;

    private static final int MOST_DUMP_BYTES = 1 << 16;

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = ReportOptions.STANDARD_OUTPUT,
            paramLabel = "FILE",
            description =
                    "Write the comparison as JSON into FILE; without one to standard output, in place of the text.")
    @Nullable
    String json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the text into FILE instead of to standard output.")
    @Nullable
    String output;

    @Option(
            names = {"-f", "--force"},
            description = "Replace files that are there already.")
    boolean force;

    @Option(
            names = "--contents",
            paramLabel = "WHAT",
            converter = ContentsConverter.class,
            defaultValue = "full",
            description =
                    "Show in the text what is in the blocks, which can be secret: full (default), decoded or none.")
    ContentsShown contents = ContentsShown.FULL;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            converter = NumberOrAll.class,
            description = "Show at most N findings in the text (100), or all.")
    int limit;

    @Option(
            names = "--max-dump",
            paramLabel = "BYTES",
            defaultValue = "64",
            description = "Show at most that many bytes of a block (64), as far as the files have them.")
    int maxDump;

    @Option(
            names = "--max-frames",
            paramLabel = "N",
            defaultValue = "32",
            description = "Show at most N frames of a stack (32).")
    int maxFrames;

    @Option(names = "--no-color", description = "Use no colours; so does NO_COLOR in the environment.")
    boolean noColor;

    @Option(
            names = {"-q", "--quiet"},
            description = "Write a text only if something is new, grown or incomplete.")
    boolean quiet;

    /** Numbers that nothing can be done with. */
    void check() throws UserError {
        Range.check("--max-dump", maxDump, 0, MOST_DUMP_BYTES);
        Range.check("--max-frames", maxFrames, 1, Integer.MAX_VALUE);
        Range.check("--limit", limit, 0, NumberOrAll.ALL);
    }

    /** Whether standard output is the JSON's. */
    boolean jsonToStandardOutput() {
        return ReportOptions.STANDARD_OUTPUT.equals(json);
    }

    TextOptions textOptions(boolean inColour) {
        return new TextOptions(contents, maxDump, maxFrames, BLOCKS_SHOWN, limit, quiet, inColour);
    }
}
