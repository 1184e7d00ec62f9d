// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

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
import io.comleak.stream.SpyEvents;
import io.comleak.suppress.Suppression;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** One {@code comleak run}: watches the target, judges, writes the reports. */
final class Run {
    /** Bytes of a block that are read for the JSON, however few the text shows, unless it is to show none. */
    private static final int LEAST_BYTES_READ = 64;

    /** Set to false where an APC on a main thread that has not begun does harm, as under Wine 8. For the tests. */
    private static final String APC_X86_PROPERTY = "comleak.apc.x86";

    private final RunCommand options;
    private final ReportOptions report;
    private final PrintWriter out;
    private final PrintWriter error;
    private final BooleanSupplier colours;
    private final UnaryOperator<SpyEvents> tap;
    private List<Suppression> suppressions = List.of();

    Run(RunCommand options, PrintWriter out, PrintWriter error, BooleanSupplier colours, UnaryOperator<SpyEvents> tap) {
        this.options = options;
        this.report = options.report;
        this.out = out;
        this.error = error;
        this.colours = colours;
        this.tap = tap;
    }

    int watch(String program, String commandLine) throws UserError, LaunchException {
        options.check();
        options.baseline.read();
        Reports reports = new Reports(report, out, error);
        SuppressionFiles files = suppressionFiles(program);
        suppressions = files.suppressions(!options.suppress.noDefaults);
        GeneratedSuppressions generated = GeneratedSuppressions.of(options.suppress, files, report.force);
        List<String> inputs = new ArrayList<>(options.suppress.files);
        inputs.addAll(options.baseline.baselines);
        inputs.add(TargetProgram.find(program).path().toString());
        reports.checkAreNone(inputs);
        generated.checkIsNone(inputs, reports);
        LeakCheck everything = LeakJudge.judge(record(program, commandLine), report.maxBlocks);
        Symbols symbols = FrameNames.of(everything, options.watch.symbols.path);
        LeakCheck check = filter(symbols).filter(everything);
        ExitStatus status = ExitStatus.of(check, options.policy.policies(), options.baseline.of(check, symbols));
        boolean written = reports.write(
                check, status, new Reporters(report, options.policy.policies(), symbols, colours, ContentsShown.FULL));
        written &= generated.write(check, status, options.policy.policies(), symbols, error);
        return written ? status.code() : ExitCode.FAILED;
    }

    /** Those that were named, and those that lie about: these are told of, as they change the result. */
    private SuppressionFiles suppressionFiles(String program) throws UserError, LaunchException {
        SuppressionFiles files = new SuppressionFiles();
        for (String file : options.suppress.files) {
            files.read(file);
        }
        if (!options.suppress.noDefaults) {
            files.find(TargetProgram.find(program).path().resolveSibling(SuppressionFiles.FOUND));
            files.find(Path.of(SuppressionFiles.FOUND).toAbsolutePath());
        }
        if (!report.quiet) {
            files.found().forEach(file -> error.println("comleak: suppressions from " + Printable.of(file.toString())));
        }
        return files;
    }

    private SuppressionFilter filter(Symbols symbols) {
        return new SuppressionFilter(suppressions, LocalDate.now(ZoneId.systemDefault()), symbols);
    }

    private TrackedRun record(String program, String commandLine) throws LaunchException {
        RunSettings settings = settings(program, commandLine);
        if (!report.textOnStandardError() || report.quiet) {
            // Files are written when the target is dead, and only then is it known whether there is something to say.
            return new RecordingSession(settings, tap, check -> {}).run();
        }
        try (ProvisionalPrinter printer = new ProvisionalPrinter(this::provisional)) {
            return new RecordingSession(settings, tap, printer).run();
        }
    }

    private Runnable provisional(ProvisionalCheck everything) {
        Symbols symbols = FrameNames.of(everything, options.watch.symbols.path);
        ProvisionalCheck check = filter(symbols).filter(everything);
        return () -> {
            try {
                if (!check.groups().isEmpty()) {
                    // Without colours: the console's mode is also the target's, which runs.
                    new ProvisionalReporter(report.textOptions(false), symbols).report(check, error);
                }
            } catch (IOException e) {
                // The final report goes the same way, and says so.
            }
        };
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

    private static Set<Machine> apc() {
        boolean x86 = !"false".equals(System.getProperty(APC_X86_PROPERTY));
        return x86 ? Set.of(Machine.X64, Machine.X86) : Set.of(Machine.X64);
    }
}
