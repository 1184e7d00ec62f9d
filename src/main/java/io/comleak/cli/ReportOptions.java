// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.report.ContentsShown;
import io.comleak.source.SourceLines;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is written about one run, and where it goes. */
@Command(optionListHeading = "Reports:%n")
final class ReportOptions extends OutputOptions {
    @Option(
            names = "--annotate",
            paramLabel = "WHOSE",
            completionCandidates = OptionValues.OfAnnotate.class,
            description =
                    "Write annotations to standard error, too: github or none. A run writes those of github by itself"
                            + " where GITHUB_ACTIONS is set.")
    Annotate annotate = Annotate.ofEnvironment();

    @Option(
            names = "--max-blocks",
            paramLabel = "N",
            defaultValue = "16",
            converter = NumberOrAll.class,
            description = "List at most N blocks of a group in JSON and HTML (16), or all; the text shows 3.")
    int maxBlocks;

    @Option(
            names = "--source",
            arity = "0..1",
            fallbackValue = SourceOption.AS_RECORDED,
            paramLabel = "DIR",
            description =
                    "Show source lines below the frame of your own code, in text and HTML: from where the debug information"
                            + " says that the files are, or from below DIR; separate folders by semicolons, or give it several"
                            + " times.")
    List<String> sources = new ArrayList<>();

    /** Where source lines come from. */
    SourceLines sourceLines() throws UserError {
        return SourceOption.lines(sources);
    }

    @Override
    void check() throws UserError {
        super.check();
        sourceLines();
        Range.check("--max-blocks", maxBlocks, BLOCKS_SHOWN, NumberOrAll.ALL);
    }

    /** Whether any form shows something of what is in the blocks, so that it has to be read. */
    boolean showsContents() {
        return (showsText() && contents(ReportFormat.TEXT) != ContentsShown.NONE)
                || outputs().stream().anyMatch(output -> contents(output.format()) != ContentsShown.NONE);
    }
}
