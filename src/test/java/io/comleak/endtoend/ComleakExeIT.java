// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static io.comleak.endtoend.BatchFile.exitCode;
import static io.comleak.endtoend.BatchFile.javaHome;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** comleak.exe as a user starts it: from a .bat in a folder with an awkward name, with one Java or another. */
class ComleakExeIT {
    private static final String NO_JAVA = "comleak: no 64-bit Java of version 17 or newer was found";

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void install() throws IOException {
        folder = Files.createDirectories(temporary.resolve("Prüfung 1"));
        copy(Path.of("target/comleak/comleak.exe"), folder);
        try (Stream<Path> lib = Files.list(Path.of("target/comleak/lib"))) {
            for (Path file : lib.filter(Files::isRegularFile).toList()) {
                copy(file, folder.resolve("lib"));
            }
        }
        copy(Samples.program("x64-pdb", "bstr"), folder);
        copy(Samples.program("x64-pdb", "arguments"), folder);
    }

    private static void copy(Path file, Path into) throws IOException {
        Files.createDirectories(into);
        Files.copy(file, into.resolve(file.getFileName()));
    }

    private Finished bat(String... lines) throws IOException {
        return BatchFile.run(folder, Parent.windowsPath(folder), lines);
    }

    @Test
    void findsTheLeak() throws IOException {
        Finished run = bat(javaHome(), "comleak.exe run bstr.exe");

        assertThat(run.error()).startsWith("LEAK  32 bytes in 1 block");
        assertThat(exitCode(run)).isEqualTo("exit code 0x17");
    }

    @Test
    void passesTheCommandLineAndEachBitOfTheExitCode() throws IOException {
        Finished run =
                bat(javaHome(), "comleak.exe run -q arguments.exe *.exe ^^ \"a b\\\"c\" @x -jar --exit=0xC0001234");

        assertThat(run.out().lines()).containsExactly("*.exe", "^", "a b\"c", "@x", "-jar", "--exit=0xC0001234");
        assertThat(exitCode(run)).isEqualTo("exit code 0xc0001234");
    }

    @Test
    void takesTheJavaOnThePathWhereJavaHomeNamesAnOldOne() throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("jdk8")).resolve("release"), "JAVA_VERSION=\"1.8.0_292\"\n");

        Finished run = bat(
                "set \"JAVA_HOME=%~dp0jdk8\"",
                "set \"PATH=%PATH%;" + Parent.javaHome() + "\\bin\"", "comleak.exe --version");

        assertThat(run.out()).startsWith("comleak ");
        assertThat(exitCode(run)).isEqualTo("exit code 0");
    }

    @Test
    void saysWhichJavasItTried() throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("jdk8")).resolve("release"), "JAVA_VERSION=\"1.8.0_292\"\n");
        Path bin = Files.createDirectories(folder.resolve("none/bin"));
        Files.writeString(bin.resolve("java.exe"), "");

        Finished run =
                bat("set \"JAVA_HOME=%~dp0jdk8\"", "set \"PATH=%PATH%;%~dp0none\\bin\"", "comleak.exe run bstr.exe");

        String installed = Parent.windowsPath(folder);
        assertThat(run.error())
                .startsWith(NO_JAVA + " [CL-0001]\r\n")
                .contains("\r\n  JAVA_HOME, " + installed + "\\jdk8: is Java 8\r\n")
                .contains("\r\n  PATH, " + installed + "\\none: has no bin\\server\\jvm.dll\r\n")
                .contains("let JAVA_HOME name its folder");
        assertThat(exitCode(run)).isEqualTo("exit code 0x7d");
    }

    @Test
    void saysWhatIsMissingOfItself() throws IOException {
        Files.delete(folder.resolve("lib/comleak.jar"));

        Finished run = bat(javaHome(), "comleak.exe run bstr.exe");

        assertThat(run.error())
                .startsWith("comleak: " + Parent.windowsPath(folder) + "\\lib\\comleak.jar is missing [CL-0002]\r\n");
        assertThat(exitCode(run)).isEqualTo("exit code 0x7d");
    }

    @Test
    void saysThatJavaCannotReadAFolder() throws IOException {
        Path elsewhere = temporary.resolve("日本");
        Files.move(folder, elsewhere);
        folder = elsewhere;

        Finished run = bat(javaHome(), "comleak.exe run bstr.exe");

        assertThat(run.error())
                .startsWith("comleak: Java cannot read " + Parent.windowsPath(folder))
                .contains(" [CL-0003]\r\n");
        assertThat(exitCode(run)).isEqualTo("exit code 0x7d");
    }
}
