// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ExitCode;
import io.comleak.launch.LaunchException;
import io.comleak.launch.TargetProgram;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakJudge;
import io.comleak.leaks.ProvisionalCheck;
import io.comleak.leaks.SuppressionFilter;
import io.comleak.model.Machine;
import io.comleak.model.Symbols;
import io.comleak.model.TrackedRun;
import io.comleak.report.ContentsShown;
import io.comleak.report.Printable;
import io.comleak.report.text.ProvisionalReporter;
import io.comleak.session.FrameNames;
import io.comleak.session.RecordingSession;
import io.comleak.session.RunSettings;
import io.comleak.steps.Steps;
import io.comleak.stream.SpyEvents;
import io.comleak.suppress.Suppression;
import io.comleak.symbols.SymbolLocations;
import io.comleak.symbols.SymbolProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One {@code comleak run}: watches the target, judges, writes the reports. */
final class Run {
    /** Bytes of a block that are read for the JSON, however few the text shows, unless it is to show none. */
    private static final int LEAST_BYTES_READ = 64;

    /** Set to false where an APC on a main thread that has not begun does harm, as under Wine 8. For the tests. */
    private static final String APC_X86_PROPERTY = "comleak.apc.x86";

    private final RunCommand options;
    private final ReportOptions report;
    private final TextStream out;
    private final TextStream error;
    private final UnaryOperator<SpyEvents> tap;
    private SuppressionFiles suppressions = new SuppressionFiles();
    private SymbolLocations locations = SymbolLocations.DEFAULT;
    private Steps steps = Steps.NONE;

    Run(RunCommand options, TextStream out, TextStream error, UnaryOperator<SpyEvents> tap) {
        this.options = options;
        this.report = options.report;
        this.out = out;
        this.error = error;
        this.tap = tap;
    }

    int watch(String program, String commandLine) throws UserError, LaunchException {
        options.check();
        locations = options.watch.symbols.locations();
        options.baseline.read();
        Reports reports = Reports.ofRun(report, out, error);
        TargetProgram target = TargetProgram.find(program);
        suppressions = suppressionFiles(target);
        GeneratedSuppressions generated = GeneratedSuppressions.of(options.suppress, suppressions, report.force);
        List<String> inputs = new ArrayList<>(options.suppress.files);
        inputs.addAll(options.baseline.baselines);
        inputs.add(target.path().toString());
        reports.checkAreNone(inputs);
        generated.checkIsNone(inputs, reports);
        ReportFile log = logFile(inputs, reports, generated);
        return report.log.follow(log, error.writer(), listener -> {
            steps = listener;
            tell(target);
            return watch(target, settings(program, commandLine), reports, generated);
        });
    }

    /** Null if there is none. Nothing that is read, and no report, can be the log too. */
    private @Nullable ReportFile logFile(List<String> inputs, Reports reports, GeneratedSuppressions generated)
            throws UserError {
        ReportFile log = report.log.logFile(report.force);
        if (log != null) {
            log.checkIsNone(inputs);
            reports.checkAreNot(log);
            generated.checkIsNot(log);
        }
        return log;
    }

    private void tell(TargetProgram target) {
        if (steps == Steps.NONE) {
            return;
        }
        StartSteps.tell(steps);
        options.sources.forEach(source -> steps.did("options from %s: %s", source.name(), source.words()));
        suppressions.all().forEach(file -> steps.did("suppressions from %s", file));
        steps.did("program %s, for %s", target.path(), target.machine().label());
    }

    private int watch(TargetProgram target, RunSettings settings, Reports reports, GeneratedSuppressions generated)
            throws LaunchException, UserError {
        LeakCheck everything = LeakJudge.judge(record(target, settings), report.maxBlocks);
        Symbols symbols = named(everything);
        boolean found =
                !everything.groups().isEmpty() || !everything.wrongFrees().isEmpty();
        LeakCheck check = filter(found, symbols).filter(everything);
        ExitStatus status = ExitStatus.of(check, options.policy.policies(), options.baseline.of(check, symbols));
        boolean written = reports.write(
                check,
                status,
                new Reporters(report, options.policy.policies(), symbols, ContentsShown.FULL, report.sourceLines()),
                steps);
        written &= generated.write(check, status, options.policy.policies(), symbols, error.writer(), steps);
        return written ? status.code() : ExitCode.FAILED;
    }

    private Symbols named(LeakCheck check) {
        if (report.showsNoLine()) {
            return report.withOwnModules(FrameNames.of(check, locations, SymbolProgress.NONE, steps));
        }
        try (SymbolLine line = new SymbolLine(error)) {
            line.start();
            return report.withOwnModules(FrameNames.of(check, locations, line, steps));
        }
    }

    /** Those that were named, and those that lie about: these are told of, as they change the result. */
    private SuppressionFiles suppressionFiles(TargetProgram target) throws UserError {
        SuppressionFiles files = new SuppressionFiles();
        for (String file : options.suppress.files) {
            files.read(file);
        }
        if (!options.suppress.noDefaults) {
            files.find(target.path().resolveSibling(SuppressionFiles.FOUND));
            files.find(Path.of(SuppressionFiles.FOUND).toAbsolutePath());
        }
        if (options.announces) {
            files.found()
                    .forEach(file ->
                            error.writer().println("comleak: suppressions from " + Printable.of(file.toString())));
        }
        return files;
    }

    /** The built-in list is not read where nothing was found, nor the table of time zones where nothing expires. */
    private SuppressionFilter filter(boolean found, Symbols symbols) {
        List<Suppression> all = suppressions.suppressions(found && !options.suppress.noDefaults);
        boolean expire = all.stream().anyMatch(suppression -> suppression.lastDay() != null);
        return new SuppressionFilter(all, expire ? LocalDate.now(ZoneId.systemDefault()) : LocalDate.MIN, symbols);
    }

    private TrackedRun record(TargetProgram target, RunSettings settings) throws LaunchException {
        if (report.quiet) {
            return new RecordingSession(settings, tap, check -> {}, steps).run();
        }
        String name = String.valueOf(target.path().getFileName());
        try (LiveLine line = new LiveLine(name, error);
                ProvisionalPrinter printer = new ProvisionalPrinter(check -> provisional(check, line))) {
            // Files are written when the target is dead, and only then is it known whether there is something to say.
            RecordingSession session =
                    new RecordingSession(settings, tap, report.showsText() ? printer : check -> {}, steps);
            if (target.windowed() && !report.showsNoLine()) {
                line.start(session::progress);
            }
            return session.run();
        }
    }

    private Runnable provisional(ProvisionalCheck everything, LiveLine line) {
        Symbols symbols = report.withOwnModules(FrameNames.of(everything, locations));
        ProvisionalCheck check = filter(!everything.groups().isEmpty(), symbols).filter(everything);
        return () -> {
            if (!check.groups().isEmpty()) {
                line.above(() -> steps.uninterrupted(() -> write(check, symbols)));
            }
        };
    }

    private void write(ProvisionalCheck check, Symbols symbols) {
        try {
            // Without colours of its own accord: the console's mode is also the target's, which runs.
            new ProvisionalReporter(report.textOptions(report.color == ColorWhen.ALWAYS), symbols)
                    .report(check, error.writer());
        } catch (IOException e) {
            // The final report goes the same way, and says so.
        }
    }

    private RunSettings settings(String program, String commandLine) {
        return new RunSettings(
                program,
                commandLine,
                options.watch.oleCache,
                apc(),
                report.toStandardOutput(),
                options.watch.numCallers,
                report.showsContents() ? Math.max(report.maxDump, LEAST_BYTES_READ) : 0,
                options.watch.timeout);
    }

    /** Machines whose targets are given an APC. */
    static Set<Machine> apc() {
        boolean x86 = !"false".equals(System.getProperty(APC_X86_PROPERTY));
        return x86 ? Set.of(Machine.X64, Machine.X86) : Set.of(Machine.X64);
    }
}
