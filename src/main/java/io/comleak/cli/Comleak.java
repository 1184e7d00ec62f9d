// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.failure.ExitCode;
import io.comleak.failure.Failure;
import io.comleak.launch.LaunchException;
import io.comleak.stream.SpyEvents;
import io.comleak.suppress.RuntimeCaches;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** The whole program, given its words and its two streams: returns the exit code. */
public final class Comleak {
    private static final String OPTIONS_VARIABLE = "COMLEAK_OPTIONS";
    private static final Set<String> QUIET = Set.of("-q", "--quiet");

    private final PrintWriter out;
    private final PrintWriter error;
    private final BooleanSupplier colours;
    private final @Nullable String moreOptions;
    private final UnaryOperator<SpyEvents> tap;
    private BooleanSupplier outColours = () -> false;
    private IntSupplier errorWidth = () -> 0;

    /** {@code colours} makes standard error show them, and is asked once there is a report to show. */
    public Comleak(PrintWriter out, PrintWriter error, BooleanSupplier colours) {
        this(out, error, colours, System.getenv(OPTIONS_VARIABLE));
    }

    Comleak(PrintWriter out, PrintWriter error, BooleanSupplier colours, @Nullable String moreOptions) {
        this(out, error, colours, moreOptions, UnaryOperator.identity());
    }

    /** With something between the stream and the tracker, for the tests: no word of the command line leads here. */
    Comleak(
            PrintWriter out,
            PrintWriter error,
            BooleanSupplier colours,
            @Nullable String moreOptions,
            UnaryOperator<SpyEvents> tap) {
        this.out = out;
        this.error = error;
        this.colours = colours;
        this.moreOptions = moreOptions;
        this.tap = tap;
    }

    /** {@code colours} makes standard output show them, for what is written there. */
    public Comleak withColoursOfOutput(BooleanSupplier ofOutput) {
        outColours = ofOutput;
        return this;
    }

    /** {@code width} is that of the console that standard error is; 0 if it is none. */
    public Comleak withWidthOfError(IntSupplier width) {
        errorWidth = width;
        return this;
    }

    /** Does what the words say. All errors end here. */
    public int run(Invocation invocation) {
        try {
            return dispatch(invocation);
        } catch (UserError e) {
            return fail(e.failure());
        } catch (LaunchException e) {
            return fail(e.failure());
        } catch (ParameterException e) {
            return fail(ParameterError.of(e).failure());
        } catch (RuntimeException e) {
            e.printStackTrace(error);
            return fail(Failure.of(ErrorId.COMLEAK_FAILED, "Please report this, with the lines above.", e));
        }
    }

    private int dispatch(Invocation invocation) throws UserError, LaunchException {
        List<String> words = invocation.words();
        CommandLine comleak = newCommandLine(ComleakCommand.called(words));
        if (words.isEmpty()) {
            comleak.usage(error);
            return ExitCode.USAGE;
        }
        if (words.get(0).equals("help")) {
            return printHelp(comleak, false);
        }
        CommandLine command = comleak.getSubcommands().get(words.get(0));
        if (command != null) {
            return run(comleak, command, invocation);
        }
        if (!words.get(0).startsWith("-")) {
            throw new UserError(
                    ErrorId.NO_COMMAND,
                    "To watch a program: comleak run " + invocation.rest().apply(0),
                    words.get(0));
        }
        return printHelp(comleak, words);
    }

    /** With all subcommands. */
    static CommandLine newCommandLine() {
        return newCommandLine(ComleakCommand.SUBCOMMANDS);
    }

    /** With some subcommands alone: to find the options of them all by reflection takes longer than all else before a start. */
    private static CommandLine newCommandLine(List<Class<?>> subcommands) {
        // No option is of these types, and to learn how they are read all of java.time is loaded.
        System.setProperty("picocli.converters.excludes", "java\\.(sql|time|nio)\\..*");
        CommandLine comleak = new CommandLine(new ComleakCommand());
        // Without lambdas: an archive of classes cannot hold those of picocli's old ones, nor what they name.
        for (Class<?> subcommand : subcommands) {
            comleak.addSubcommand(subcommand);
        }
        for (CommandLine command : comleak.getSubcommands().values()) {
            command.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING);
            command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionSections());
        }
        return comleak.setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setPosixClusteredShortOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(true)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setUsageHelpWidth(100);
    }

    private int printHelp(CommandLine command, List<String> words) {
        CommandLine.ParseResult parsed = command.parseArgs(words.toArray(String[]::new));
        return printHelp(command, parsed.isVersionHelpRequested());
    }

    private int printHelp(CommandLine command, boolean version) {
        if (version) {
            command.printVersionHelp(out);
        } else {
            command.usage(out);
        }
        return ExitCode.OK;
    }

    private int run(CommandLine comleak, CommandLine command, Invocation invocation) throws UserError, LaunchException {
        Object options = command.getCommand();
        if (options instanceof RunCommand) {
            return watch(comleak, command, invocation);
        }
        return options instanceof DiffCommand
                ? compare(comleak, command, invocation.words())
                : withoutTarget(comleak, command, invocation.words());
    }

    private int compare(CommandLine comleak, CommandLine command, List<String> words)
            throws UserError, LaunchException {
        CommandLine.ParseResult parsed = comleak.parseArgs(
                        OwnWords.joined(command.getCommandSpec(), words).toArray(String[]::new))
                .subcommand();
        if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
            return printHelp(command, parsed.isVersionHelpRequested());
        }
        DiffCommand diff = command.getCommand();
        return new Diff(diff, standardOutput(), standardError()).compare();
    }

    private int watch(CommandLine comleak, CommandLine command, Invocation invocation)
            throws UserError, LaunchException {
        List<String> words = invocation.words();
        OwnWords own = OwnWords.of(command.getCommandSpec(), words, 1);
        List<OptionSource> sources = List.of(
                OptionSource.file(Path.of(OptionSource.FILE).toAbsolutePath()), OptionSource.environment(moreOptions));
        List<String> options = new ArrayList<>(words.subList(0, 1));
        for (OptionSource source : sources) {
            if (!source.words().isEmpty()) {
                source.check(newCommandLine(ComleakCommand.called(words)), words.get(0));
            }
            options.addAll(source.words());
        }
        options.addAll(words.subList(1, own.end()));
        CommandLine.ParseResult parsed =
                comleak.parseArgs(options.toArray(String[]::new)).subcommand();
        if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
            return printHelp(command, parsed.isVersionHelpRequested());
        }
        if (own.target() >= words.size()) {
            throw noProgram(words.get(words.size() - 1));
        }
        String program = words.get(own.target());
        checkNoValue(words.get(own.target() - 1), program);
        String commandLine = invocation.rest().apply(own.target());
        RunCommand run = command.getCommand();
        run.announces = Stream.concat(sources.get(1).words().stream(), words.subList(1, own.end()).stream())
                .noneMatch(QUIET::contains);
        run.sources = Stream.concat(sources.stream(), Stream.of(OptionSource.commandLine(words.subList(1, own.end()))))
                .filter(source -> !source.words().isEmpty())
                .toList();
        if (!sources.get(0).words().isEmpty() && run.announces) {
            error.println("comleak: options from " + sources.get(0).name());
        }
        return new Run(run, standardOutput(), standardError(), tap).watch(program, commandLine);
    }

    /** A value that was not joined to its option is no program. */
    private static void checkNoValue(String option, String program) throws UserError {
        String name = program.toLowerCase(Locale.ROOT);
        if ((option.equals("--json") && name.endsWith(".json"))
                || (option.equals("--gen-suppressions") && name.endsWith(".supp"))) {
            throw new UserError(
                    ErrorId.VALUE_TAKEN_FOR_PROGRAM,
                    "Join an option's value with =, as in " + option + "=" + program,
                    program);
        }
    }

    private static UserError noProgram(String last) {
        return last.toLowerCase(Locale.ROOT).endsWith(".exe")
                ? new UserError(
                        ErrorId.PROGRAM_TAKEN_FOR_VALUE, "Give the option its value, and then name the program.", last)
                : new UserError(ErrorId.NO_PROGRAM, "Name it: comleak run app.exe");
    }

    private int withoutTarget(CommandLine comleak, CommandLine command, List<String> words)
            throws UserError, LaunchException {
        CommandLine.ParseResult parsed = comleak.parseArgs(
                        OwnWords.joined(command.getCommandSpec(), words).toArray(String[]::new))
                .subcommand();
        if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
            return printHelp(command, parsed.isVersionHelpRequested());
        }
        if (command.getCommand() instanceof ReportCommand report) {
            return new SavedReport(report, parsed, standardOutput(), standardError()).write();
        }
        if (command.getCommand() instanceof DoctorCommand doctor) {
            return new Examination(doctor, standardOutput(), standardError()).run();
        }
        out.print(text(command.getCommand()));
        return ExitCode.OK;
    }

    /** Of a command that does nothing but print. */
    private static String text(Object command) {
        if (command instanceof CompletionCommand completion) {
            return completion.text();
        }
        return command instanceof SchemaCommand schema ? schema.text() : RuntimeCaches.text();
    }

    private TextStream standardOutput() {
        return new TextStream(out, outColours, () -> 0);
    }

    private TextStream standardError() {
        return new TextStream(error, colours, errorWidth);
    }

    private int fail(Failure failure) {
        error.println(failure.text());
        return failure.exitCode();
    }
}
