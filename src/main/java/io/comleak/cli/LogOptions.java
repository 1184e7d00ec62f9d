// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.failure.ExitCode;
import io.comleak.failure.Failure;
import io.comleak.launch.LaunchException;
import io.comleak.report.ExitCodes;
import io.comleak.steps.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether comleak tells what it does. */
@Command(optionListHeading = "What comleak does:%n")
final class LogOptions {
    @Option(names = "--verbose", description = "Tell on standard error what is done, step by step.")
    boolean verbose;

    @Option(names = "--log", paramLabel = "FILE", description = "Write the steps into FILE, too, as they are taken.")
    @Nullable
    String file;

    /** What is done in steps: returns the exit code. */
    @FunctionalInterface
    interface Work {
        int run(Steps steps) throws UserError, LaunchException;
    }

    /** Null if there is none. Nothing is written yet. */
    @Nullable
    ReportFile logFile(boolean replace) throws UserError {
        return file == null ? null : ReportFile.of(file, replace);
    }

    /** Has the steps of the work written down, the failure that ended it among them. */
    int follow(@Nullable ReportFile log, PrintWriter error, Work work) throws UserError, LaunchException {
        if (!verbose && log == null) {
            return work.run(Steps.NONE);
        }
        StepLog steps = new StepLog(verbose ? error : null, log == null ? null : open(log));
        int exitCode;
        try (steps) {
            exitCode = run(work, steps);
        }
        IOException fault = steps.fault();
        if (log == null || fault == null) {
            return exitCode;
        }
        error.println(Failure.of(
                        ErrorId.LOG_NOT_WRITTEN,
                        "Mend that, or name another file.",
                        log.path(),
                        String.valueOf(fault.getMessage()))
                .text());
        return ExitCode.FAILED;
    }

    private static int run(Work work, Steps steps) throws UserError, LaunchException {
        try {
            int exitCode = work.run(steps);
            steps.did("exit code %s", ExitCodes.text(exitCode));
            return exitCode;
        } catch (UserError e) {
            steps.did("failed: %s [%s]", e.failure().wrong(), e.failure().id());
            throw e;
        } catch (LaunchException e) {
            steps.did("failed: %s [%s]", e.failure().wrong(), e.failure().id());
            throw e;
        } catch (RuntimeException e) {
            steps.did("failed: %s [%s]", e, ErrorId.COMLEAK_FAILED);
            throw e;
        }
    }

    private static Writer open(ReportFile log) throws UserError {
        try {
            return log.open();
        } catch (IOException e) {
            throw new UserError(
                    ErrorId.LOG_NOT_OPENED,
                    "Name a file that you may write.",
                    log.path(),
                    String.valueOf(e.getMessage()));
        }
    }
}
