// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.report.Reporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the reports of a run go: settled before it, written after it. */
final class Reports {
    /** A report without a file goes to the stream, which also takes one whose file has no room for it. */
    private record Destination(
            ReportFormat format, @Nullable ReportFile file, PrintWriter stream, boolean onTerminal) {}

    private final List<Destination> destinations = new ArrayList<>();
    private final PrintWriter error;

    /** Files that cannot be written are errors at once. The text goes to standard error unless it goes elsewhere. */
    Reports(ReportOptions options, PrintWriter out, PrintWriter error) throws UserError {
        this(options.outputs(), options.force, out, error);
        if (options.textOnStandardError()) {
            destinations.add(new Destination(ReportFormat.TEXT, null, error, true));
        }
        annotate(options);
    }

    /** Where nothing was asked for, the text on standard output. */
    static Reports onlyThoseAskedFor(ReportOptions options, PrintWriter out, PrintWriter error) throws UserError {
        List<Output> outputs = options.outputs();
        List<Output> text = List.of(new Output(ReportFormat.TEXT, ReportOptions.STANDARD_OUTPUT));
        Reports reports = new Reports(outputs.isEmpty() ? text : outputs, options.force, out, error);
        reports.annotate(options);
        return reports;
    }

    private Reports(List<Output> outputs, boolean force, PrintWriter out, PrintWriter error) throws UserError {
        this.error = error;
        for (Output output : outputs) {
            ReportFile file = output.toStandardOutput() ? null : ReportFile.of(output.file(), force);
            PrintWriter stream = output.format() == ReportFormat.TEXT && file != null ? error : out;
            if (file != null && destinations.stream().anyMatch(other -> file.equals(other.file()))) {
                throw new UserError(
                        ExitCode.USAGE, "two reports cannot go into " + file.path(), "Name a file for each.");
            }
            destinations.add(new Destination(output.format(), file, stream, false));
        }
    }

    private void annotate(ReportOptions options) {
        if (options.annotate == Annotate.GITHUB) {
            destinations.add(new Destination(ReportFormat.GITHUB, null, error, false));
        }
    }

    /** Files that are read as well are an error. */
    void checkAreNone(Iterable<String> inputs) throws UserError {
        for (Destination to : destinations) {
            if (to.file() != null) {
                to.file().checkIsNone(inputs);
            }
        }
    }

    boolean haveOneIn(ReportFile file) {
        return destinations.stream().anyMatch(to -> file.equals(to.file()));
    }

    /** Returns whether all of them could be written whole. */
    boolean write(LeakCheck check, ExitStatus status, Reporters reporters) {
        boolean written = true;
        for (Destination to : destinations) {
            written &= write(to, shown(to.format(), check, status), status, reporters.of(to.format(), to.onTerminal()));
        }
        return written;
    }

    /** These say how a finding stands to the baseline; the other forms have only what is new. */
    private static LeakCheck shown(ReportFormat format, LeakCheck check, ExitStatus status) {
        return switch (format) {
            case TEXT, JSON, HTML -> check;
            case JUNIT, SARIF, VALGRIND, GITHUB -> status.baseline().withoutKnown(check);
        };
    }

    private boolean write(Destination to, LeakCheck check, ExitStatus status, Reporter reporter) {
        if (to.file() == null) {
            return writeTo(to.stream(), reporter, check, status);
        }
        try {
            to.file().write(writer -> reporter.report(check, status, writer));
            return true;
        } catch (IOException e) {
            error.println("comleak: cannot write " + to.file().path() + ": " + e.getMessage());
            error.println("  The report follows here. Mend that, or name another file.");
            writeTo(to.stream(), reporter, check, status);
            return false;
        }
    }

    private boolean writeTo(PrintWriter stream, Reporter reporter, LeakCheck check, ExitStatus status) {
        try {
            reporter.report(check, status, stream);
        } catch (IOException e) {
            error.println("comleak: cannot write the report: " + e.getMessage());
            return false;
        }
        if (stream.checkError()) {
            error.println("comleak: the report could not be written whole");
            return false;
        }
        return true;
    }
}
