// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.comleak.failure.ErrorId;
import io.comleak.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetProgramTest {
    @TempDir
    Path root;

    private Path current;
    private Path tools;

    @BeforeEach
    void makeFolders() throws IOException {
        current = Files.createDirectory(root.resolve("current"));
        tools = Files.createDirectory(root.resolve("tools"));
    }

    @Test
    void currentFolderComesBeforeThePath() throws Exception {
        Path near = x64(current.resolve("app.exe"));
        x64(tools.resolve("app.exe"));

        assertThat(find("app").path()).isEqualTo(near);
        assertThat(find("app.exe").path()).isEqualTo(near);
    }

    @Test
    void nameWithADotStillGetsItsExtension() throws Exception {
        Path program = x64(tools.resolve("app.v2.exe"));

        assertThat(find("app.v2").path()).isEqualTo(program);
    }

    @Test
    void nameWithoutExtensionIsNeverTheBareFile() throws Exception {
        x64(current.resolve("app"));
        Path program = x64(tools.resolve("app.exe"));

        assertThat(find("app").path()).isEqualTo(program);
    }

    @Test
    void programGoesBeforeABatchFileOfAnEarlierFolder() throws Exception {
        Files.writeString(current.resolve("app.bat"), "@echo off");
        Path program = x64(tools.resolve("app.exe"));

        assertThat(find("app").path()).isEqualTo(program);
    }

    @Test
    void pathIsTakenAsItIsBeforeItGetsAnExtension() throws Exception {
        Path bare = x64(tools.resolve("bare"));
        x64(tools.resolve("bare.exe"));
        Path program = x64(tools.resolve("app.exe"));

        assertThat(find(tools + "/bare").path()).isEqualTo(bare);
        assertThat(find(tools + "/app").path()).isEqualTo(program);
        assertThat(find(tools + "/../tools/./app").path()).isEqualTo(program);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "none.exe", "", " ", "\u0000", "./none", "folder", "."})
    void whatIsNoFileIsNotFound(String word) throws Exception {
        Files.createDirectory(current.resolve("folder"));
        Files.createDirectory(current.resolve("folder.exe"));

        assertThat(failure(word).failure().id()).isEqualTo(ErrorId.PROGRAM_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"0xaa64, ARM64", "0x1c4, ARM", "0x200, Itanium", "0x5032, machine 0x5032"})
    void otherMachinesAreNamed(String machine, String name) throws Exception {
        new PortableExecutableBuilder(Integer.decode(machine), true).write(current.resolve("app.exe"));

        LaunchException failure = failure("app");

        assertThat(failure.failure().exitCode()).isEqualTo(ExitCode.NOT_STARTED);
        assertThat(failure).hasMessageEndingWith("is a program for " + name);
    }

    @Test
    void programsOfBothMachinesAreAccepted() throws Exception {
        Path x86 = new PortableExecutableBuilder(0x14c, false).write(current.resolve("x86.exe"));
        Path x64 = x64(current.resolve("x64.exe"));

        assertThat(find("x86").path()).isEqualTo(x86);
        assertThat(find("x64").path()).isEqualTo(x64);
    }

    @Test
    void dllIsRefused() throws Exception {
        new PortableExecutableBuilder(0x8664, true).dll().write(current.resolve("app.dll"));

        assertThat(failure("app.dll")).hasMessageEndingWith("is a DLL, not a program");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.bat", "app.cmd", "App.CMD"})
    void batchFileIsRefusedWithAdvice(String name) throws Exception {
        Files.writeString(current.resolve(name), "@echo off");

        LaunchException failure = failure(name);

        assertThat(failure.failure().exitCode()).isEqualTo(ExitCode.NOT_STARTED);
        assertThat(failure.failure().advice()).contains("cmd /c").contains("not its child processes");
    }

    @Test
    void batchFileIsFoundWithoutItsExtension() throws Exception {
        Files.writeString(tools.resolve("npm.cmd"), "@echo off");

        assertThat(failure("npm")).hasMessageEndingWith("npm.cmd is a batch file, not a program");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MZ", "#!/bin/sh\n", "MZ is how this text begins, and it goes on for more than 64 letters."})
    void fileThatIsNoExecutableIsRefused(String contents) throws Exception {
        Files.writeString(current.resolve("app.exe"), contents);

        LaunchException failure = failure("app.exe");

        assertThat(failure.failure().exitCode()).isEqualTo(ExitCode.NOT_STARTED);
        assertThat(failure).hasMessageContaining("is not a Windows program");
    }

    private TargetProgram find(String word) throws LaunchException {
        return TargetProgram.find(word, new ProgramSearch(List.of(current, tools)));
    }

    private LaunchException failure(String word) {
        return catchThrowableOfType(LaunchException.class, () -> find(word));
    }

    private static Path x64(Path path) throws IOException {
        return new PortableExecutableBuilder(0x8664, true).write(path);
    }
}
