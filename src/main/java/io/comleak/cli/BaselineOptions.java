// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Baseline;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.diff.JudgedRun;
import io.comleak.leaks.diff.RunBaseline;
import io.comleak.leaks.diff.Side;
import io.comleak.model.Symbols;
import io.comleak.steps.Steps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is known already. */
@Command(optionListHeading = "What is known already:%n")
final class BaselineOptions {
    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "The JSON of an earlier run, or a folder of them; may be given several times. What is in it does"
                            + " not fail, unless it has grown.")
    List<String> baselines = new ArrayList<>();

    private @Nullable Side known;

    /** Before the run, so that a mistyped path does not cost its result. */
    void read() throws UserError {
        known = baselines.isEmpty()
                ? null
                : new SavedRuns(1, names -> names, Steps.NONE).readInto(Side.ofSingleRuns(), baselines);
    }

    /** For the findings of the run. */
    Baseline of(LeakCheck check, Symbols symbols) {
        return known == null
                ? Baseline.NONE
                : new RunBaseline(known, new JudgedRun(check.run().target().program(), check, symbols));
    }
}
