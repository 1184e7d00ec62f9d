// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.report.ContentsShown;
import io.comleak.report.text.TextOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is written about a run, in which forms, and where to. */
@Command(optionListHeading = "Reports:%n")
final class ReportOptions {
    /** In place of a file: standard output, which the report then has for itself. */
    static final String STANDARD_OUTPUT = "-";

    /** Blocks of a group that the text shows. */
    private static final int BLOCKS_SHOWN = 3;

    private static final int MOST_DUMP_BYTES = 1 << 16;

    @Option(
            names = "--report",
            paramLabel = "FORMAT[:FILE]",
            converter = OutputConverter.class,
            description =
                    "Write the result as text, html, json, junit, sarif, valgrind or github into FILE; may be given several times. Without a FILE it goes to standard"
                            + " output, alone, and the program's own output to standard error.")
    List<Output> reports = new ArrayList<>();

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = STANDARD_OUTPUT,
            paramLabel = "FILE",
            description = "The same as --report=json:FILE.")
    @Nullable
    String json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The same as --report=text:FILE: no text on standard error.")
    @Nullable
    String output;

    @Option(
            names = "--annotate",
            paramLabel = "WHOSE",
            description =
                    "Write annotations to standard error, too: github (default where GITHUB_ACTIONS is set) or none.")
    Annotate annotate = Annotate.ofEnvironment();

    @Option(
            names = {"-f", "--force"},
            description = "Replace files that are there already.")
    boolean force;

    @Option(
            names = "--contents",
            paramLabel = "WHAT",
            converter = ContentsConverter.class,
            description =
                    "Show what is in the blocks, which can be secret: full, decoded (what they are, without their bytes) or none."
                            + " Text, HTML and JSON have full, unless this is given.")
    @Nullable
    ContentsShown contents;

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
            description =
                    "Show at most that many bytes of a block (64), up to 65536; 0 shows none and reads none, not for JSON either.")
    int maxDump;

    @Option(
            names = "--max-blocks",
            paramLabel = "N",
            defaultValue = "16",
            converter = NumberOrAll.class,
            description = "List at most N blocks of a group in JSON and HTML (16), or all; the text shows 3.")
    int maxBlocks;

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
            description = "Write a report only if there is something to report.")
    boolean quiet;

    /** Numbers that no run can use, and more than one report on standard output. */
    void check() throws UserError {
        Range.check("--max-dump", maxDump, 0, MOST_DUMP_BYTES);
        Range.check("--max-blocks", maxBlocks, BLOCKS_SHOWN, NumberOrAll.ALL);
        Range.check("--max-frames", maxFrames, 1, Integer.MAX_VALUE);
        Range.check("--limit", limit, 0, NumberOrAll.ALL);
        if (outputs().stream().filter(Output::toStandardOutput).count() > 1) {
            throw new UserError(
                    ExitCode.USAGE,
                    "only one report can have standard output",
                    "Name files for the others, as in --report=json:leaks.json.");
        }
    }

    /** All that were asked for, in whichever way. */
    List<Output> outputs() {
        List<Output> outputs = new ArrayList<>(reports);
        if (json != null) {
            outputs.add(new Output(ReportFormat.JSON, json));
        }
        if (output != null) {
            outputs.add(new Output(ReportFormat.TEXT, output));
        }
        return outputs;
    }

    /** Whether standard output is a report's, and the target's own output goes to standard error. */
    boolean toStandardOutput() {
        return outputs().stream().anyMatch(Output::toStandardOutput);
    }

    /** Whether the text goes where the user sees it. */
    boolean textOnStandardError() {
        return outputs().stream()
                .noneMatch(output -> output.toStandardOutput() || output.format() == ReportFormat.TEXT);
    }

    /** How much a form shows of what is in the blocks. */
    ContentsShown contents(ReportFormat format) {
        return maxDump == 0 ? ContentsShown.NONE : Objects.requireNonNullElse(contents, format.contentsByDefault());
    }

    /** The same of a run of which no more is known. */
    ContentsShown contents(ReportFormat format, ContentsShown known) {
        ContentsShown wanted = contents(format);
        return wanted.compareTo(known) < 0 ? known : wanted;
    }

    /** Whether any shows something, so that it has to be read. */
    boolean showsContents() {
        return (textOnStandardError() && contents(ReportFormat.TEXT) != ContentsShown.NONE)
                || outputs().stream().anyMatch(output -> contents(output.format()) != ContentsShown.NONE);
    }

    TextOptions textOptions(boolean inColour) {
        return textOptions(inColour, ContentsShown.FULL);
    }

    /** The same of a run of whose contents no more is known. */
    TextOptions textOptions(boolean inColour, ContentsShown known) {
        return new TextOptions(
                contents(ReportFormat.TEXT, known), maxDump, maxFrames, BLOCKS_SHOWN, limit, quiet, inColour);
    }
}
