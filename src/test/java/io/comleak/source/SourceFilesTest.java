// SPDX-License-Identifier: Apache-2.0
package io.comleak.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Module;
import io.comleak.model.Symbol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
    private static final Instant LINKED = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void linesAroundTheOneAreShown() throws IOException {
        write("one\ntwo\r\nthree\nfour\nfive\nsix\n");

        assertThat(lines(3)).contains(new SourceExcerpt(1, List.of("one", "two", "three", "four", "five"), 3, false));
        assertThat(lines(1)).contains(new SourceExcerpt(1, List.of("one", "two", "three"), 1, false));
        assertThat(lines(6)).contains(new SourceExcerpt(4, List.of("four", "five", "six"), 6, false));
    }

    @Test
    void lineThatIsNotThereBelongsToAnotherFile() throws IOException {
        write("one\n");

        assertThat(lines(2)).isEmpty();
        assertThat(lines(0)).isEmpty();
    }

    @Test
    void fileIsFoundWhereTheDebugInformationSays() throws IOException {
        Path file = write("one\n");
        Symbol symbol = new Symbol("f", 0, file.toAbsolutePath().toString(), 1, false);

        assertThat(new SourceFiles(List.of()).of(null, symbol)).isPresent();
    }

    @Test
    void whatIsNoFileIsNotRead() throws IOException {
        Files.createDirectories(folder.resolve("x.cpp"));

        assertThat(lines(1)).isEmpty();
    }

    @Test
    void textsOfAllKindsAreRead() throws IOException {
        Path file = folder.resolve("x.cpp");
        Files.write(file, "\ufeffö".getBytes(StandardCharsets.UTF_8));
        assertThat(only()).isEqualTo("ö");
        Files.write(file, "\ufeffö".getBytes(StandardCharsets.UTF_16LE));
        assertThat(only()).isEqualTo("ö");
        Files.write(file, "\ufeffö".getBytes(StandardCharsets.UTF_16BE));
        assertThat(only()).isEqualTo("ö");
        Files.write(file, new byte[] {'a', (byte) 0xff, 'b'});
        assertThat(only()).startsWith("a").endsWith("b");
    }

    @Test
    void tabsAreBlanksAndLongLinesAreCut() throws IOException {
        write("\tif\tx\n" + "y".repeat(1000) + "\n");

        List<String> lines = lines(1).orElseThrow().lines();

        assertThat(lines.get(0)).isEqualTo("    if  x");
        assertThat(lines.get(1)).hasSize(161).endsWith("y…");
    }

    @Test
    void hugeFileIsNotRead() throws IOException {
        write("x\n".repeat(5 << 20));

        assertThat(lines(1)).isEmpty();
    }

    @Test
    void fileWrittenAfterTheProgramIsTold() throws IOException {
        touch(write("one\n"), LINKED.plusSeconds(86_400));

        assertThat(newer(LINKED.plusSeconds(3))).isTrue();
    }

    @Test
    void fileWrittenBeforeIsNot() throws IOException {
        touch(write("one\n"), LINKED.minusSeconds(60));

        assertThat(newer(LINKED.plusSeconds(3))).isFalse();
    }

    /** A linker that writes a hash in its place; or the program was copied. Nobody knows then. */
    @Test
    void timeThatIsNotThatOfTheFileIsNotBelieved() throws IOException {
        touch(write("one\n"), LINKED.plusSeconds(86_400));

        assertThat(newer(LINKED.plusSeconds(100_000))).isFalse();
        assertThat(newer(LINKED.minusSeconds(100_000))).isFalse();
    }

    private boolean newer(Instant programWritten) throws IOException {
        Path program = folder.resolve("app.exe");
        Files.write(program, new byte[1]);
        touch(program, programWritten);
        Module module = new Module(1, program.toString(), 0x1000, 0x1000, (int) LINKED.getEpochSecond(), null);
        return new SourceFiles(List.of(folder))
                .of(module, symbol(1))
                .orElseThrow()
                .newer();
    }

    private static void touch(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("x.cpp"), text);
    }

    private String only() {
        return lines(1).orElseThrow().lines().get(0);
    }

    private Optional<SourceExcerpt> lines(int line) {
        return new SourceFiles(List.of(folder)).of(null, symbol(line));
    }

    private static Symbol symbol(int line) {
        return new Symbol("f", 0, "C:\\build\\x.cpp", line, false);
    }
}
