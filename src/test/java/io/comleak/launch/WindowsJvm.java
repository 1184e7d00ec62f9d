// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import com.sun.jna.Native;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a main class of the tests on Windows: on this JVM's like, or on the Windows JVM under Wine. */
final class WindowsJvm {
    static final boolean UNDER_WINE = File.separatorChar == '/';

    /** What runs a program under Wine, which kills by a signal that this JVM blocks in what it starts. */
    static final List<String> WINE = List.of("env", "--default-signal=QUIT", "wine");

    private WindowsJvm() {}

    static ProcessBuilder run(Class<?> main, Map<String, String> properties, List<String> arguments) {
        List<String> command = new ArrayList<>(UNDER_WINE ? WINE : List.of());
        Path java = UNDER_WINE
                ? Path.of(".tools/jvm/bin/java.exe")
                : Path.of(System.getProperty("java.home"), "bin", "java.exe");
        command.add(java.toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath(main), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** jna-platform is not there: nothing but its constants is used, and these the compiler takes over. */
    private static String classPath(Class<?> main) {
        return Stream.of(main, TargetLauncher.class, Native.class)
                .map(WindowsJvm::location)
                .map(WindowsJvm::windowsPath)
                .collect(Collectors.joining(";"));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Under Wine, drive Z is the root folder. */
    static String windowsPath(Path path) {
        String full = path.toAbsolutePath().normalize().toString();
        return UNDER_WINE ? "Z:" + full.replace('/', '\\') : full;
    }
}
