// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lines that cmd.exe runs in a folder, without a Java that would be found there; a parent on Windows reads the exit code. */
final class BatchFile {
    private BatchFile() {}

    static Finished run(Path folder, String windowsFolder, String... lines) throws IOException {
        List<String> all = Stream.concat(
                        Stream.of(
                                "@echo off",
                                "cd /d \"%~dp0\"",
                                "set \"PATH=%SystemRoot%\\system32\"",
                                "set JAVA_HOME="),
                        Stream.of(lines))
                .toList();
        Files.writeString(folder.resolve("start.bat"), String.join("\r\n", all) + "\r\nexit %errorlevel%\r\n");
        return new Parent("x64-pdb", "plain")
                .started("cmd.exe", "/c", windowsFolder + "\\start.bat")
                .run();
    }

    /** The line that names a Java. */
    static String javaHome() {
        return "set \"JAVA_HOME=" + Parent.javaHome() + "\"";
    }

    /** What the parent says last, such as {@code exit code 0x17}. */
    static String exitCode(Finished run) {
        return run.error().lines().reduce("", (before, line) -> line);
    }
}
