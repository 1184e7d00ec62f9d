// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.launch.LaunchException;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakJudge;
import io.comleak.leaks.ProvisionalCheck;
import io.comleak.leaks.SuppressionFilter;
import io.comleak.model.Machine;
import io.comleak.model.Symbols;
import io.comleak.model.TrackedRun;
import io.comleak.report.Reporter;
import io.comleak.report.json.JsonReporter;
import io.comleak.report.text.ProvisionalReporter;
import io.comleak.report.text.TextOptions;
import io.comleak.report.text.TextReporter;
import io.comleak.session.FrameNames;
import io.comleak.session.RecordingSession;
import io.comleak.session.RunSettings;
import io.comleak.stream.SpyEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One {@code comleak run}: watches the target, judges, writes the reports. */
final class Run {
    /** That the text shows. */
    static final int BLOCKS_OF_A_GROUP = 3;

    /** Bytes of a block that are read for the JSON, however few the text shows, unless it is to show none. */
    private static final int LEAST_BYTES_READ = 64;

    /** Set to false where an APC on a main thread that has not begun does harm, as under Wine 8. For the tests. */
    private static final String APC_X86_PROPERTY = "comleak.apc.x86";

    private final RunCommand options;
    private final PrintWriter out;
    private final PrintWriter error;
    private final BooleanSupplier colours;
    private final UnaryOperator<SpyEvents> tap;

    Run(RunCommand options, PrintWriter out, PrintWriter error, BooleanSupplier colours, UnaryOperator<SpyEvents> tap) {
        this.options = options;
        this.out = out;
        this.error = error;
        this.colours = colours;
        this.tap = tap;
    }

    int watch(String program, String commandLine) throws UserError, LaunchException {
        options.check();
        ReportFile text = options.output == null ? null : ReportFile.of(options.output);
        ReportFile json = options.json == null || options.jsonToStandardOutput() ? null : ReportFile.of(options.json);
        LeakCheck everything = LeakJudge.judge(record(program, commandLine, text == null), options.maxBlocks);
        Symbols symbols = FrameNames.of(everything, options.symbols);
        LeakCheck check = new SuppressionFilter(options.runtimeCaches(), LocalDate.now(ZoneId.systemDefault()), symbols)
                .filter(everything);
        ExitStatus status = ExitStatus.of(check, options.policies());
        boolean written = write(json, jsonReporter(symbols), check, status, out, options.jsonToStandardOutput());
        written &=
                write(text, textReporter(symbols, text == null), check, status, error, !options.jsonToStandardOutput());
        return written ? status.code() : ExitCode.FAILED;
    }

    private TrackedRun record(String program, String commandLine, boolean onStandardError) throws LaunchException {
        RunSettings settings = settings(program, commandLine);
        if (!onStandardError || options.jsonToStandardOutput() || options.quiet) {
            // Files are written when the target is dead, and only then is it known whether there is something to say.
            return new RecordingSession(settings, tap, check -> {}).run();
        }
        try (ProvisionalPrinter printer = new ProvisionalPrinter(this::provisional)) {
            return new RecordingSession(settings, tap, printer).run();
        }
    }

    private Runnable provisional(ProvisionalCheck everything) {
        Symbols symbols = FrameNames.of(everything, options.symbols);
        ProvisionalCheck check = new SuppressionFilter(
                        options.runtimeCaches(), LocalDate.now(ZoneId.systemDefault()), symbols)
                .filter(everything);
        return () -> {
            try {
                if (!check.groups().isEmpty()) {
                    // Without colours: the console's mode is also the target's, which runs.
                    new ProvisionalReporter(textOptions(false), symbols).report(check, error);
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
                options.oleCache,
                apc(),
                options.jsonToStandardOutput(),
                options.numCallers,
                options.maxDump == 0 ? 0 : Math.max(options.maxDump, LEAST_BYTES_READ),
                options.timeout);
    }

    private static Set<Machine> apc() {
        boolean x86 = !"false".equals(System.getProperty(APC_X86_PROPERTY));
        return x86 ? Set.of(Machine.X64, Machine.X86) : Set.of(Machine.X64);
    }

    private Reporter jsonReporter(Symbols symbols) {
        return new JsonReporter(symbols, Version.number(), options.maxDump > 0);
    }

    private Reporter textReporter(Symbols symbols, boolean onTerminal) {
        boolean inColour = onTerminal && !options.noColor && colours.getAsBoolean();
        return new TextReporter(textOptions(inColour), options.policies(), symbols);
    }

    private TextOptions textOptions(boolean inColour) {
        return new TextOptions(options.maxDump, options.maxFrames, BLOCKS_OF_A_GROUP, options.quiet, inColour);
    }

    /** Into the file if there is one, else to the stream if that is wanted. A report that finds no room in its file goes there too. */
    private boolean write(
            @Nullable ReportFile file,
            Reporter reporter,
            LeakCheck check,
            ExitStatus status,
            PrintWriter stream,
            boolean wanted) {
        if (file == null) {
            return !wanted || writeTo(stream, reporter, check, status);
        }
        try {
            file.write(writer -> reporter.report(check, status, writer));
            return true;
        } catch (IOException e) {
            error.println("comleak: cannot write " + file.path() + ": " + e.getMessage());
            error.println("  The report follows here. Mend that, or name another file.");
            writeTo(stream, reporter, check, status);
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
