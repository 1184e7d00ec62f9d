// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.failure.ExitCode;
import io.comleak.launch.LaunchException;
import io.comleak.leaks.diff.DiffStatus;
import io.comleak.leaks.diff.LeakDiff;
import io.comleak.leaks.diff.Side;
import io.comleak.report.json.DiffJsonReporter;
import io.comleak.report.text.DiffTextReporter;
import io.comleak.report.text.TextOptions;
import io.comleak.steps.Steps;
import java.util.Set;

/** One {@code comleak diff}: reads both sides, compares, writes the reports. */
final class Diff {
    private static final Set<ReportFormat> FORMATS = Set.of(ReportFormat.TEXT, ReportFormat.JSON);

    private final DiffCommand options;
    private final OutputOptions report;
    private final TextStream out;
    private final TextStream error;

    Diff(DiffCommand options, TextStream out, TextStream error) {
        this.options = options;
        this.report = options.report;
        this.out = out;
        this.error = error;
    }

    int compare() throws UserError, LaunchException {
        check();
        Destinations destinations = destinations();
        ReportFile log = report.log.logFile(report.force);
        if (log != null) {
            log.checkIsNone(options.allBefore());
            log.checkIsNone(options.allAfter());
            destinations.checkAreNot(log);
        }
        return report.log.follow(log, error.writer(), steps -> compare(destinations, steps));
    }

    private int compare(Destinations destinations, Steps steps) throws UserError {
        StartSteps.tell(steps);
        SavedRuns old = new SavedRuns(1, report::withOwnModules, steps);
        SavedRuns current = new SavedRuns(OutputOptions.BLOCKS_SHOWN, report::withOwnModules, steps);
        Side before = old.readInto(Side.ofSums(), options.allBefore());
        LeakDiff diff = LeakDiff.of(before, current.readInto(Side.ofSums(), options.allAfter()));
        if (current.readTheSameAs(old)) {
            steps.uninterrupted(
                    () -> error.writer().println("comleak: OLD and NEW are the same, so that nothing can be new"));
        }
        DiffStatus status = DiffStatus.of(diff, options.policies());
        boolean written = destinations.write(to -> content(to, diff, status), steps);
        return written ? status.code() : ExitCode.FAILED;
    }

    private void check() throws UserError {
        report.check();
        for (Output output : report.outputs()) {
            if (!FORMATS.contains(output.format())) {
                throw new UserError(
                        ErrorId.NO_FORM_OF_DIFF,
                        "Write it as text or json; run --baseline writes what is new in every form.",
                        output.format().optionValue());
            }
        }
    }

    private Destinations destinations() throws UserError {
        Destinations destinations = new Destinations(report.outputs(), report.force, out, error);
        if (report.showsText()) {
            destinations.addToOutput(ReportFormat.TEXT);
        }
        destinations.checkAreNone(options.allBefore());
        destinations.checkAreNone(options.allAfter());
        return destinations;
    }

    private ReportFile.Content content(Destination to, LeakDiff diff, DiffStatus status) {
        if (to.format() == ReportFormat.JSON) {
            return writer -> new DiffJsonReporter(Version.number()).report(diff, status, writer);
        }
        TextOptions shown = report.textOptions(to.inColour(report.color));
        return writer -> new DiffTextReporter(shown, options.policies()).report(diff, status, writer);
    }
}
