// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.failure.ErrorId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of every kind, and what is wrong with some. None is run, so that no Windows is needed. */
class ProgramExaminationIT {
    private static final Path SAMPLES = Path.of("target/samples");
    private static final int MACHINE_ARM64 = 0xaa64;

    @TempDir
    Path folder;

    private static List<Observation> examine(Path program, boolean elevated) {
        return ProgramExamination.of(program.toAbsolutePath().toString(), SymbolPath.of(null, null), () -> elevated);
    }

    private static Observation of(Path program, String check) {
        return examine(program, false).stream()
                .filter(observation -> observation.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static Path sample(String kind, String name) {
        return SAMPLES.resolve(kind).resolve(name + ".exe");
    }

    /** A copy with its PDB, to be changed. */
    private Path copied(String name) throws IOException {
        Path program = Files.copy(sample("x64-pdb", name), folder.resolve(name + ".exe"));
        Files.copy(sample("x64-pdb", name).resolveSibling(name + ".pdb"), folder.resolve(name + ".pdb"));
        return program;
    }

    private Path changed(int offset, int value) throws IOException {
        byte[] image = Files.readAllBytes(sample("x64-pdb", "seed-leak"));
        ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(bytes.getInt(0x3c) + offset, (short) value);
        return Files.write(folder.resolve("changed.exe"), image);
    }

    private static void assertFault(Path program, ErrorId id) {
        List<Observation> seen = examine(program, false);

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).state()).isEqualTo(State.FAULT);
        assertThat(seen.get(0).error()).isEqualTo(id);
        assertThat(seen.get(0).found()).contains(program.getFileName().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x64-pdb", "x64-dwarf", "x86-pdb", "x86-dwarf"})
    void withAnOrdinaryProgramAllIsWell(String kind) {
        List<Observation> seen = examine(sample(kind, "seed-leak"), false);

        assertThat(seen)
                .allSatisfy(observation ->
                        assertThat(observation.state()).as(observation.found()).isEqualTo(State.OK));
        assertThat(seen.get(0).found()).endsWith(" is for " + kind.substring(0, 3) + ", of the console");
        assertThat(of(sample(kind, "seed-leak"), "com").found()).isEqualTo("it imports ole32.dll");
    }

    @Test
    void aDll() {
        assertFault(SAMPLES.resolve("x64-pdb/runtime-cache-dll.dll"), ErrorId.DLL);
    }

    @Test
    void aBatchFile() throws IOException {
        assertFault(Files.writeString(folder.resolve("run.cmd"), "echo"), ErrorId.BATCH_FILE);
    }

    @Test
    void whatIsNoProgram() throws IOException {
        assertFault(Files.writeString(folder.resolve("text.exe"), "text"), ErrorId.NO_WINDOWS_PROGRAM);
    }

    @Test
    void aProgramForAnotherMachine() throws IOException {
        assertFault(changed(4, MACHINE_ARM64), ErrorId.OTHER_MACHINE);
    }

    @Test
    void aProgramThatIsNotThere() {
        assertFault(folder.resolve("missing.exe"), ErrorId.PROGRAM_NOT_FOUND);
    }

    /** Wherever a file ends, that is a fault of the program's and no failure of comleak's. */
    @Test
    void aProgramThatIsCutOff() throws IOException {
        byte[] image = Files.readAllBytes(sample("x64-pdb", "seed-leak"));
        Path program = folder.resolve("cut.exe");

        for (int length : List.of(0, 100, 300, 1024, image.length / 8, image.length / 2)) {
            Files.write(program, Arrays.copyOf(image, length));
            Observation first = examine(program, false).get(0);
            assertThat(first.state()).as("%d: %s", length, first.found()).isEqualTo(State.FAULT);
            assertThat(first.found()).contains("cut.exe");
        }
    }

    @Test
    void aPdbOfAnotherBuild() throws IOException {
        Path program = copied("seed-leak");
        Files.copy(
                sample("x64-pdb", "clean").resolveSibling("clean.pdb"),
                Files.createDirectory(folder.resolve("other")).resolve("seed-leak.pdb"));
        Path moved = Files.move(program, folder.resolve("other").resolve("seed-leak.exe"));

        Observation other = of(withoutWrittenPath(moved), "symbols");

        assertThat(other.state()).as(other.found()).isEqualTo(State.FAULT);
        assertThat(other.found()).contains("seed-leak.pdb is of another build");
        assertThat(other.advice()).contains("Copy the PDB");
    }

    @Test
    void aPdbThatIsDamagedOrNotThere() throws IOException {
        Path program = withoutWrittenPath(copied("seed-leak"));
        Path pdb = folder.resolve("seed-leak.pdb");
        assertThat(of(program, "symbols").found()).contains("is of this build");

        Files.write(pdb, new byte[5000]);
        assertThat(of(program, "symbols").state()).isEqualTo(State.FAULT);
        assertThat(of(program, "symbols").found()).contains("seed-leak.pdb cannot be read");

        Files.delete(pdb);
        assertThat(of(program, "symbols").state()).isEqualTo(State.WARNING);
        assertThat(of(program, "symbols").found()).contains("is not there");
    }

    /** Where its PDB was written there is one, that of the build: the image is made to name another folder. */
    private static Path withoutWrittenPath(Path program) throws IOException {
        byte[] image = Files.readAllBytes(program);
        for (int at = 0; at + 30 < image.length; at++) {
            if (image[at] == 'R' && image[at + 1] == 'S' && image[at + 2] == 'D' && image[at + 3] == 'S') {
                byte[] path = "X:\\away\\seed-leak.pdb\0".getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(path, 0, image, at + 24, path.length);
                return Files.write(program, image);
            }
        }
        throw new AssertionError("no RSDS");
    }

    @Test
    void aSpyOfItsOwn() {
        Observation observation = of(sample("x86-dwarf", "own-spy"), "own-spy");

        assertThat(observation.state()).isEqualTo(State.WARNING);
        assertThat(observation.found()).contains("imports CoRegisterMallocSpy");
    }

    @Test
    void elevation() throws IOException {
        Path program = copied("seed-leak");
        assertThat(of(program, "elevation").found()).endsWith("asInvoker");
        Files.writeString(
                folder.resolve("seed-leak.exe.manifest"),
                "<requestedPrivileges><requestedExecutionLevel\n level='requireAdministrator'/></requestedPrivileges>");

        Observation observation = of(program, "elevation");
        assertThat(observation.state()).isEqualTo(State.FAULT);
        assertThat(observation.found()).contains("requireAdministrator");
        assertThat(observation.advice()).contains("as administrator");
        assertThat(examine(program, true)).extracting(Observation::state).containsOnly(State.OK);
    }

    /** comleak.exe has its manifest within, as programs of Visual Studio have. */
    @Test
    void theManifestWithinAProgramCounts() throws IOException {
        Path program = Path.of("target/comleak/comleak.exe");
        byte[] image = Files.readAllBytes(program);
        String text = new String(image, StandardCharsets.ISO_8859_1);
        int level = text.indexOf("\"asInvoker\"");
        assertThat(level).isPositive();
        byte[] other = "\"highestAv\"".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(other, 0, image, level, other.length);

        assertThat(of(program, "elevation").found()).endsWith("asInvoker");
        assertThat(of(Files.write(folder.resolve("higher.exe"), image), "elevation")
                        .found())
                .endsWith("highestAv");
    }

    @Test
    void whatTheHeaderTells() throws IOException {
        int loaderFlags = 24 + 70;

        assertThat(of(changed(loaderFlags, 0x4000), "mitigations").found()).isEqualTo("control flow guard");
        assertThat(of(changed(loaderFlags, 0x1000), "mitigations").state()).isEqualTo(State.WARNING);
        assertThat(of(changed(loaderFlags, 0x80), "mitigations").found()).isEqualTo("forced integrity");
    }
}
