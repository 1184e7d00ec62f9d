// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What cannot be run: one line of what is wrong, one of what to do, an exit code, and nothing left behind. */
@Execution(ExecutionMode.CONCURRENT)
class BadInputIT {
    private static final int MACHINE_ARM64 = 0xaa64;

    @TempDir
    Path folder;

    private static void assertFails(Finished run, int exitCode, String wrong, String advice) {
        assertThat(run.exitCode()).as(run.error()).isEqualTo(exitCode);
        assertThat(run.error().lines()).as(run.error()).hasSize(2);
        assertThat(run.error())
                .matches("(?s)comleak: [^\n]+ \\[CL-\\d{4}]\r?\n.*")
                .contains(wrong)
                .contains(advice);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aProgramThatIsNotThere() {
        assertFails(Command.comleak("run", "no-such-program").run(), 127, "cannot find", "Check the spelling");
    }

    @Test
    void aFileThatIsNoProgram() throws Exception {
        Path text = Files.writeString(folder.resolve("text.exe"), "not a program");

        assertFails(
                Command.comleak("run", text).run(), 126, "is not a Windows program", "run the program that opens it");
    }

    @Test
    void aBatchFile() throws Exception {
        Path batch = Files.writeString(folder.resolve("batch.cmd"), "echo hello");

        assertFails(Command.comleak("run", batch).run(), 126, "is a batch file", "Run the program that it starts");
    }

    @Test
    void aDll() {
        Path dll = Samples.program("x64-pdb", "runtime-cache").resolveSibling("runtime-cache-dll.dll");

        assertFails(Command.comleak("run", dll).run(), 126, "is a DLL", "Run the program that loads it");
    }

    @Test
    void aProgramForAnotherMachine() throws Exception {
        byte[] image = Files.readAllBytes(Samples.program("x64-pdb", "clean"));
        ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(bytes.getInt(0x3c) + 4, (short) MACHINE_ARM64);
        Path arm = Files.write(folder.resolve("arm.exe"), image);

        assertFails(Command.comleak("run", arm).run(), 126, "is a program for ARM64", "x64 and x86");
    }

    @Test
    void aProgramWhoseDllIsMissing() {
        for (String kind : Samples.kinds()) {
            Finished run =
                    Command.comleak("run", Samples.program(kind, "bad-import")).run();

            assertThat(run.exitCode()).as(run.error()).isEqualTo(126);
            assertThat(run.error()).contains("comleak: ").contains("STATUS_DLL_NOT_FOUND");
        }
    }

    @Test
    void anOptionThatIsNone() {
        Path program = Samples.program("x64-pdb", "clean");

        assertFails(
                Command.comleak("run", "--jsno", program).run(), 2, "unknown option: '--jsno'", "Did you mean --json?");
    }

    /** Of comleak's own standard streams there is none. */
    @Test
    void aReportThatNobodyCanReceive() {
        Parent parent = new Parent("x64-pdb", "no-streams");

        assertThat(parent.watched("seed-leak").run().error().strip()).isEqualTo("exit code 0x7d");
        assertThat(parent.watched("clean").run().error().strip()).isEqualTo("exit code 0");
    }

    /** comleak without one of its files, as COMLEAK_HOME has it. */
    private Path comleakWithout(String name) throws IOException {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        try (Stream<Path> files = Files.list(Path.of("target/comleak/lib"))) {
            for (Path file : files.filter(it -> !it.endsWith(name)).toList()) {
                Files.copy(file, lib.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private static Finished run(Path home, String sample) {
        return Command.comleak("run", Samples.program("x64-pdb", sample))
                .with("COMLEAK_HOME", home.toString())
                .run();
    }

    @Test
    void aSymbolHelperThatIsNotThereCostsNamesOnly() throws Exception {
        Finished run = run(comleakWithout("comleak-symbols-x64.exe"), "seed-leak");

        assertThat(run.exitCode()).as(run.error()).isEqualTo(23);
        assertThat(run.error()).contains("LEAK  44 bytes in 1 block").contains("seed-leak+0x");
    }

    @Test
    void aSpyThatIsNotThere() throws Exception {
        assertFails(
                run(comleakWithout("comleak-spy-x64.dll"), "clean"),
                125,
                "comleak-spy-x64.dll",
                "Install comleak again");
    }

    @Test
    void aDllOfJnasThatIsNotThere() throws Exception {
        assertFails(run(comleakWithout("jnidispatch.dll"), "clean"), 125, "cannot be loaded", "Install comleak again");
    }
}
