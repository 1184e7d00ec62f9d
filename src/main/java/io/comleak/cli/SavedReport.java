// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.failure.ExitCode;
import io.comleak.launch.LaunchException;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.model.Symbols;
import io.comleak.saved.RunFile;
import io.comleak.saved.SavedRun;
import io.comleak.saved.SavedRunException;
import io.comleak.session.FrameNames;
import io.comleak.steps.Steps;
import io.comleak.symbols.SymbolProgress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** One {@code comleak report}: reads a run back, and writes it in the forms that were asked for. */
final class SavedReport {
    private final ReportCommand options;
    private final boolean judgeAnew;
    private final TextStream out;
    private final TextStream error;

    /** With a policy among the options the run is judged anew; it is annotated only where that is asked for. */
    SavedReport(ReportCommand options, ParseResult given, TextStream out, TextStream error) {
        this.options = options;
        this.judgeAnew = PolicyOptions.anyIn(given);
        this.out = out;
        this.error = error;
        if (!given.hasMatchedOption("--annotate")) {
            options.report.annotate = Annotate.NONE;
        }
    }

    int write() throws UserError, LaunchException {
        options.check();
        Reports reports = Reports.ofSavedRun(options.report, out, error);
        reports.checkAreNone(List.of(options.file));
        ReportFile log = options.report.log.logFile(options.report.force);
        if (log != null) {
            log.checkIsNone(List.of(options.file));
            reports.checkAreNot(log);
        }
        return options.report.log.follow(log, error.writer(), steps -> write(reports, steps));
    }

    private int write(Reports reports, Steps steps) throws UserError {
        StartSteps.tell(steps);
        SavedRun run = read();
        steps.did("read the run of %s in %s", run.check().run().target().name(), options.file);
        LeakCheck check = run.check();
        Symbols symbols = options.report.withOwnModules(
                options.resolve ? new BetterNames(run.symbols(), resolved(check, steps)) : run.symbols());
        ExitStatus status = judgeAnew
                ? ExitStatus.of(check, options.policy.policies(), run.status().baseline())
                : run.status();
        boolean written = reports.write(
                check,
                status,
                new Reporters(
                        options.report,
                        options.policy.policies(),
                        symbols,
                        run.contents(),
                        options.report.sourceLines()),
                steps);
        return written ? ExitCode.OK : ExitCode.FAILED;
    }

    private Symbols resolved(LeakCheck check, Steps steps) throws UserError {
        if (options.report.showsNoLine()) {
            return FrameNames.of(check, options.symbols.locations(), SymbolProgress.NONE, steps);
        }
        try (SymbolLine line = new SymbolLine(error)) {
            line.start();
            return FrameNames.of(check, options.symbols.locations(), line, steps);
        }
    }

    private SavedRun read() throws UserError {
        try {
            return RunFile.read(Path.of(options.file), options.report.maxBlocks);
        } catch (SavedRunException e) {
            throw new UserError(ErrorId.SAVED_RUN_UNUSABLE, e.advice(), String.valueOf(e.getMessage()));
        } catch (InvalidPathException e) {
            throw new UserError(ErrorId.NO_FILE_NAME, "Name a JSON file.", options.file);
        }
    }
}
