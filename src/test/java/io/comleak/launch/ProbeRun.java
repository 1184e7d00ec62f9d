// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Runs a probe on Windows, with programs in a folder whose name is in the path of everything that is started. */
final class ProbeRun {
    static final Path HOME = Path.of(System.getProperty("comleak.home", "target/comleak"));

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private Redirect input = Redirect.PIPE;

    ProbeRun(Path folder) {
        this.folder = folder;
        set("report", WindowsJvm.windowsPath(folder.resolve("report")));
        set("spies", WindowsJvm.windowsPath(HOME.resolve("lib")));
    }

    ProbeRun set(String name, String value) {
        settings.put("probe." + name, value);
        return this;
    }

    ProbeRun input(Path file) {
        input = Redirect.from(file.toFile());
        return this;
    }

    /** A program for launching tests. */
    Path program(String name, String machine) throws IOException {
        Path built = HOME.resolveSibling("launch-targets").resolve(name + "-" + machine + ".exe");
        Path copy = folder.resolve(built.getFileName());
        return Files.exists(copy) ? copy : Files.copy(built, copy);
    }

    /** A sample. */
    Path sample(String name, String machine) throws IOException {
        Path built = HOME.resolveSibling("samples").resolve(machine + "-dwarf").resolve(name + ".exe");
        Path copy = folder.resolve(built.getFileName());
        return Files.exists(copy) ? copy : Files.copy(built, copy);
    }

    /** Has the spies lie in the folder of this run, and their paths tell nothing of where comleak was built. */
    ProbeRun copySpies() throws IOException {
        for (String name : List.of("comleak-spy-x64.dll", "comleak-spy-x86.dll", "comleak-address-x86.exe")) {
            Files.copy(HOME.resolve("lib").resolve(name), folder.resolve(name));
        }
        return set("spies", WindowsJvm.windowsPath(folder));
    }

    /** Starts a probe; its standard input and output are this process's to use. */
    Process start(Class<?> probe, Path program, String... arguments) throws IOException {
        return builder(probe, program, arguments)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    /** Starts a program without comleak; its standard input and output are this process's to use. */
    Process start(Path program, String... arguments) throws IOException {
        return new ProcessBuilder(directly(program, arguments)).start();
    }

    /** Starts a probe in a console, with a pseudo-terminal for it; only where there is Wine. */
    Process startInConsole(Class<?> probe, Path program, String... arguments) throws IOException {
        List<String> words = builder(probe, program, arguments).command();
        return new ProcessBuilder(PseudoTerminal.running("", words)).start();
    }

    /** Runs a target under {@link LaunchProbe}. */
    Result launch(Path program, String... arguments) throws IOException, InterruptedException {
        return run(builder(LaunchProbe.class, program, arguments));
    }

    /** Runs a probe that launches nothing. */
    Result probe(Class<?> probe) throws IOException, InterruptedException {
        return run(WindowsJvm.run(probe, settings, List.of()));
    }

    /** Runs a program without comleak. */
    Result direct(Path program, String... arguments) throws IOException, InterruptedException {
        return run(new ProcessBuilder(directly(program, arguments)));
    }

    private static List<String> directly(Path program, String... arguments) {
        List<String> command = new ArrayList<>(WindowsJvm.UNDER_WINE ? WindowsJvm.WINE : List.of());
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** What a probe saw. */
    Properties seen() throws IOException {
        Properties seen = new Properties();
        Path report = folder.resolve("report");
        if (Files.exists(report)) {
            try (Reader in = Files.newBufferedReader(report)) {
                seen.load(in);
            }
        }
        return seen;
    }

    /** The processes that still run of those that were started here, but for one. */
    List<ProcessHandle> running(long except) {
        String name = String.valueOf(folder.getFileName());
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != except && program(process).contains(name))
                .toList();
    }

    /** Under Wine every process runs Wine's loader, and what it loaded is told by its command line. */
    private static String program(ProcessHandle process) {
        if (!WindowsJvm.UNDER_WINE) {
            return process.info().command().orElse("");
        }
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
        } catch (IOException e) {
            // It has just ended.
            return "";
        }
    }

    private ProcessBuilder builder(Class<?> probe, Path program, String... arguments) {
        List<String> line = new ArrayList<>(List.of(WindowsJvm.windowsPath(program)));
        line.addAll(List.of(arguments));
        return WindowsJvm.run(probe, settings, line);
    }

    private Result run(ProcessBuilder builder) throws IOException, InterruptedException {
        File output = folder.resolve("output").toFile();
        File error = folder.resolve("error").toFile();
        Process process = builder.redirectInput(input)
                .redirectOutput(output)
                .redirectError(error)
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor())
                .as("exit code; see " + Files.readString(error.toPath()))
                .isZero();
        return new Result(output.toPath(), error.toPath(), seen(), running(process.pid()));
    }

    /** A run that is over. */
    record Result(Path outputFile, Path errorFile, Properties seen, List<ProcessHandle> left) {
        String output() throws IOException {
            return Files.readString(outputFile);
        }

        String error() throws IOException {
            return Files.readString(errorFile);
        }

        String saw(String what) {
            return Objects.requireNonNull(seen.getProperty(what), () -> what + " is not among " + seen);
        }
    }
}
