// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.model.Symbols;
import io.comleak.report.ContentsShown;
import io.comleak.report.origin.OwnModules;
import io.comleak.report.text.TextOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is written, how much it shows, and where it goes: for runs, saved runs and comparisons alike. */
@Command(optionListHeading = "Reports:%n")
class OutputOptions {
    /** In place of a file: standard output, which the report then has for itself, or standard error. */
    static final String STREAM = "-";

    /** Blocks of a finding that the text shows. */
    static final int BLOCKS_SHOWN = 3;

    private static final int MOST_DUMP_BYTES = 1 << 16;

    @Option(
            names = "--report",
            paramLabel = "FORMAT[:FILE]",
            converter = OutputConverter.class,
            completionCandidates = OptionValues.OfReport.class,
            description =
                    "Write the result as text, html, json, junit, sarif, valgrind, github or msvc (a comparison: text or json) into FILE;"
                            + " may be given several times. Without a FILE it goes to standard output, alone; a program that runs"
                            + " then has its own output on standard error. msvc goes to standard error then.")
    List<Output> reports = new ArrayList<>();

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = STREAM,
            paramLabel = "FILE",
            description = "The same as --report=json:FILE.")
    @Nullable
    String json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The same as --report=text:FILE.")
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
            completionCandidates = OptionValues.OfContents.class,
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
                    "Show at most that many bytes of a block (64), up to 65536; 0 shows none, and run keeps none.")
    int maxDump;

    @Option(
            names = "--max-frames",
            paramLabel = "N",
            defaultValue = "32",
            description = "Show at most N frames of a stack (32).")
    int maxFrames;

    @Option(
            names = "--all-frames",
            description = "Show every frame of a stack in the text: those of COM's allocator and of the runtime, too.")
    boolean allFrames;

    @Option(
            names = "--own-modules",
            paramLabel = "PATTERN",
            split = ",",
            description =
                    "Count as your own code the modules whose names match, such as app.exe,core*.dll, or all but those that"
                            + " !PATTERN matches; may be given several times. Verdict and fingerprints stay as they are.")
    List<String> ownModules = new ArrayList<>();

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            converter = ColorWhen.Converter.class,
            completionCandidates = OptionValues.OfColor.class,
            defaultValue = "auto",
            description =
                    "Show the text in colours: auto (default: on a terminal, unless NO_COLOR is set), always or never.")
    ColorWhen color = ColorWhen.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            description = "Write a text only if there is something to report.")
    boolean quiet;

    @Mixin
    LogOptions log = new LogOptions();

    /** Numbers that nothing can be done with, and more than one report on standard output. */
    void check() throws UserError {
        Range.check("--max-dump", maxDump, 0, MOST_DUMP_BYTES);
        Range.check("--max-frames", maxFrames, 1, Integer.MAX_VALUE);
        Range.check("--limit", limit, 0, NumberOrAll.ALL);
        if (ownModules.stream().anyMatch(pattern -> pattern.isBlank() || pattern.equals("!"))) {
            throw new UserError(ErrorId.EMPTY_PATTERN, "Name modules, as in app.exe,core*.dll.");
        }
        if (outputs().stream().filter(Output::toStandardOutput).count() > 1) {
            throw new UserError(
                    ErrorId.TWO_ON_STANDARD_OUTPUT, "Name files for the others, as in --report=json:leaks.json.");
        }
    }

    /** The same names, with what the user counts as their own. */
    final Symbols withOwnModules(Symbols names) {
        return ownModules.isEmpty() ? names : new NamesOfOwnModules(names, OwnModules.of(ownModules));
    }

    /** All that were asked for, in whichever way. */
    final List<Output> outputs() {
        List<Output> outputs = new ArrayList<>(reports);
        if (json != null) {
            outputs.add(new Output(ReportFormat.JSON, json));
        }
        if (output != null) {
            outputs.add(new Output(ReportFormat.TEXT, output));
        }
        return outputs;
    }

    /** Whether the console is to have no line that is written over: nothing is wanted there, or lines that stay. */
    final boolean showsNoLine() {
        return quiet || log.verbose;
    }

    /** Whether standard output is a report's. */
    final boolean toStandardOutput() {
        return outputs().stream().anyMatch(Output::toStandardOutput);
    }

    /** Whether the text goes where the user sees it, as nobody said where to. */
    final boolean showsText() {
        return outputs().stream()
                .noneMatch(output -> output.toStandardOutput() || output.format() == ReportFormat.TEXT);
    }

    /** How much a form shows of what is in the blocks. */
    final ContentsShown contents(ReportFormat format) {
        return maxDump == 0 ? ContentsShown.NONE : Objects.requireNonNullElse(contents, format.contentsByDefault());
    }

    /** The same of a run of which no more is known. */
    final ContentsShown contents(ReportFormat format, ContentsShown known) {
        ContentsShown wanted = contents(format);
        return wanted.compareTo(known) < 0 ? known : wanted;
    }

    final TextOptions textOptions(boolean inColour) {
        return textOptions(inColour, ContentsShown.FULL);
    }

    /** The same of a run of whose contents no more is known. */
    final TextOptions textOptions(boolean inColour, ContentsShown known) {
        return new TextOptions(
                contents(ReportFormat.TEXT, known),
                maxDump,
                allFrames ? TextOptions.ALL_FRAMES : maxFrames,
                BLOCKS_SHOWN,
                limit,
                quiet,
                inColour);
    }
}
