// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.failure.Failure;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.model.Symbols;
import io.comleak.report.suppress.SuppressionReporter;
import io.comleak.steps.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Where the suppressions go that are made of what was found.
 *
 * @param wanted whether any are
 * @param file null for standard error
 */
record GeneratedSuppressions(boolean wanted, @Nullable ReportFile file) {
    /** A file that cannot be written is an error at once, and so is one that was read: what is used of it would be lost. */
    static GeneratedSuppressions of(SuppressionOptions options, SuppressionFiles read, boolean replace)
            throws UserError {
        if (options.generate == null || options.generate.equals(SuppressionOptions.STANDARD_ERROR)) {
            return new GeneratedSuppressions(options.generate != null, null);
        }
        ReportFile file = ReportFile.of(options.generate, replace);
        if (read.has(file.path())) {
            throw new UserError(
                    ErrorId.IS_READ_TOO, "Write into another file, and add its entries to that one.", file.path());
        }
        return new GeneratedSuppressions(true, file);
    }

    /** A file that is read, or that a report goes to, is an error. */
    void checkIsNone(Iterable<String> inputs, Reports reports) throws UserError {
        if (file == null) {
            return;
        }
        file.checkIsNone(inputs);
        if (reports.haveOneIn(file)) {
            throw new UserError(ErrorId.SUPPRESSIONS_IN_REPORT, "Name a file for each.", file.path());
        }
    }

    /** The log cannot have their file. */
    void checkIsNot(ReportFile log) throws UserError {
        if (log.equals(file)) {
            throw new UserError(ErrorId.LOG_IN_REPORT, "Name a file for each.", log.path());
        }
    }

    /** Returns whether they could be written. */
    boolean write(
            LeakCheck check, ExitStatus status, Policies policies, Symbols symbols, PrintWriter error, Steps steps) {
        AtomicBoolean written = new AtomicBoolean();
        steps.uninterrupted(() -> written.set(write(check, status, policies, symbols, error)));
        return written.get();
    }

    private boolean write(LeakCheck check, ExitStatus status, Policies policies, Symbols symbols, PrintWriter error) {
        SuppressionReporter reporter = new SuppressionReporter(policies, symbols, file != null);
        if (!wanted) {
            return true;
        }
        try {
            if (file == null) {
                reporter.report(check, status, error);
                return !error.checkError();
            }
            file.write(writer -> reporter.report(check, status, writer));
            return true;
        } catch (IOException e) {
            error.println(Failure.of(
                            ErrorId.SUPPRESSIONS_NOT_WRITTEN,
                            "Name another file, or leave it out to have them here.",
                            String.valueOf(e.getMessage()))
                    .text());
            return false;
        }
    }
}
