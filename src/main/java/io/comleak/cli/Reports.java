// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.report.Reporter;
import io.comleak.steps.Steps;
import org.jspecify.annotations.Nullable;

/** The reports of a run. */
final class Reports {
    private final Destinations destinations;

    private Reports(Destinations destinations, ReportOptions options) {
        this.destinations = destinations;
        if (options.annotate == Annotate.GITHUB) {
            destinations.addToError(ReportFormat.GITHUB);
        }
    }

    /** The text goes to standard error unless it goes elsewhere: standard output is the target's. */
    static Reports ofRun(ReportOptions options, TextStream out, TextStream error) throws UserError {
        Destinations destinations = new Destinations(options.outputs(), options.force, out, error);
        if (options.showsText()) {
            destinations.addToError(ReportFormat.TEXT);
        }
        return new Reports(destinations, options);
    }

    /** Where nothing was asked for, the text on standard output. */
    static Reports ofSavedRun(ReportOptions options, TextStream out, TextStream error) throws UserError {
        Destinations destinations = new Destinations(options.outputs(), options.force, out, error);
        if (options.outputs().isEmpty()) {
            destinations.addToOutput(ReportFormat.TEXT);
        }
        return new Reports(destinations, options);
    }

    /** Files that are read as well are an error. */
    void checkAreNone(Iterable<String> inputs) throws UserError {
        destinations.checkAreNone(inputs);
    }

    /** The log cannot have a report's file. */
    void checkAreNot(@Nullable ReportFile log) throws UserError {
        destinations.checkAreNot(log);
    }

    boolean haveOneIn(ReportFile file) {
        return destinations.haveOneIn(file);
    }

    /** Returns whether all of them could be written whole. */
    boolean write(LeakCheck check, ExitStatus status, Reporters reporters, Steps steps) {
        return destinations.write(
                to -> {
                    Reporter reporter = reporters.of(to);
                    LeakCheck shown = shown(to.format(), check, status);
                    return writer -> reporter.report(shown, status, writer);
                },
                steps);
    }

    /** These say how a finding stands to the baseline; the other forms have only what is new. */
    private static LeakCheck shown(ReportFormat format, LeakCheck check, ExitStatus status) {
        return switch (format) {
            case TEXT, JSON, HTML -> check;
            case JUNIT, SARIF, VALGRIND, GITHUB, MSVC -> status.baseline().withoutKnown(check);
        };
    }
}
