// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A program for Windows, transparency-parent, that starts another one: itself, or through comleak. A Unix shell sees 8
 * bits of an exit code and cannot choose what a Windows process begins with.
 */
record Parent(String kind, String mode) {
    private static final boolean UNDER_WINE = File.separatorChar == '/';

    /** Starts the program without comleak. */
    Command alone(String program, String... words) {
        return command(Stream.concat(Stream.of(windowsPath(program(program))), Stream.of(words)));
    }

    /** Starts it through comleak. */
    Command watched(String program, String... words) {
        Stream<String> comleak = Stream.of(
                windowsPath(java()),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dsun.io.allowCriticalErrorMessageBox=true",
                "-Dcomleak.apc.x86=" + !UNDER_WINE,
                "-jar",
                windowsPath(Path.of("target/comleak/lib/comleak.jar")),
                "run",
                "-q");
        return command(
                Stream.concat(comleak, Stream.concat(Stream.of(windowsPath(program(program))), Stream.of(words))));
    }

    /** The same through comleak.exe, for which JAVA_HOME has to name a Java. */
    Command watchedByComleakExe(String program, String... words) {
        Stream<String> comleak = Stream.of(windowsPath(Path.of("target/comleak/comleak.exe")), "run", "-q");
        return command(
                Stream.concat(comleak, Stream.concat(Stream.of(windowsPath(program(program))), Stream.of(words))));
    }

    /** Starts any command line. */
    Command started(String... line) {
        return command(Stream.of(line));
    }

    private Command command(Stream<String> line) {
        return Command.program(
                program("transparency-parent"),
                Stream.concat(Stream.of(mode, "--"), line).toArray());
    }

    private Path program(String name) {
        return Samples.program(kind, name);
    }

    /** What JAVA_HOME is for a Windows program. */
    static String javaHome() {
        return windowsPath(java().resolveSibling("..").normalize());
    }

    private static Path java() {
        return UNDER_WINE
                ? Path.of(".tools/jvm/bin/java.exe")
                : Path.of(System.getProperty("java.home"), "bin/java.exe");
    }

    /** Under Wine, drive Z is the root folder. */
    static String windowsPath(Path path) {
        String full = path.toAbsolutePath().normalize().toString();
        return UNDER_WINE ? "Z:" + full.replace('/', '\\') : full;
    }
}
