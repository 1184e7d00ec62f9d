// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Policies;
import io.comleak.leaks.diff.DiffStatus;
import io.comleak.leaks.diff.LeakDiff;
import io.comleak.leaks.diff.Side;
import io.comleak.report.json.DiffJsonReporter;
import io.comleak.report.text.DiffTextReporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One {@code comleak diff}: reads both sides, compares, writes the reports. */
final class Diff {
    private final DiffCommand options;
    private final DiffReportOptions report;
    private final PrintWriter out;
    private final PrintWriter error;
    private final BooleanSupplier colours;

    /** {@code colours} makes standard output show them. */
    Diff(DiffCommand options, PrintWriter out, PrintWriter error, BooleanSupplier colours) {
        this.options = options;
        this.report = options.report;
        this.out = out;
        this.error = error;
        this.colours = colours;
    }

    int compare() throws UserError {
        report.check();
        ReportFile json = file(report.jsonToStandardOutput() ? null : report.json);
        ReportFile text = file(report.output);
        if (json != null && json.equals(text)) {
            throw new UserError(ExitCode.USAGE, "two reports cannot go into " + json.path(), "Name a file for each.");
        }
        checkIsNoInput(json);
        checkIsNoInput(text);
        Side before = new SavedRuns(1).readInto(Side.ofSums(), options.allBefore());
        Side after = new SavedRuns(DiffReportOptions.BLOCKS_SHOWN).readInto(Side.ofSums(), options.allAfter());
        LeakDiff diff = LeakDiff.of(before, after);
        Policies policies = options.policies();
        DiffStatus status = DiffStatus.of(diff, policies);
        boolean written = true;
        if (report.json != null) {
            written = write(json, writer -> new DiffJsonReporter(Version.number()).report(diff, status, writer));
        }
        if (text != null || !report.jsonToStandardOutput()) {
            boolean inColour = text == null && !report.noColor && colours.getAsBoolean();
            written &= write(
                    text,
                    writer ->
                            new DiffTextReporter(report.textOptions(inColour), policies).report(diff, status, writer));
        }
        return written ? status.code() : ExitCode.FAILED;
    }

    private void checkIsNoInput(@Nullable ReportFile file) throws UserError {
        if (file != null) {
            file.checkIsNone(options.allBefore());
            file.checkIsNone(options.allAfter());
        }
    }

    private @Nullable ReportFile file(@Nullable String name) throws UserError {
        return name == null ? null : ReportFile.of(name, report.force);
    }

    /** To standard output where there is no file. */
    private boolean write(@Nullable ReportFile file, ReportFile.Content content) {
        try {
            if (file == null) {
                content.writeTo(out);
                if (out.checkError()) {
                    error.println("comleak: the report could not be written whole");
                    return false;
                }
            } else {
                file.write(content);
            }
            return true;
        } catch (IOException e) {
            error.println(
                    "comleak: cannot write " + (file == null ? "the report" : file.path()) + ": " + e.getMessage());
            error.println("  Mend that, or name another file.");
            return false;
        }
    }
}
