// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressionFileTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private List<Suppression> read(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("x.supp"), bytes);
        return SuppressionFile.read(file, SuppressionSource.file("x.supp"));
    }

    private List<Suppression> read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aByteOrderMarkIsNoText() throws Exception {
        assertThat(read("\ufeffleak:日本\r\n")).extracting(Suppression::name).containsExactly("leak:日本");
    }

    @Test
    void whatIsNoUtf8IsToldByItsPlace() {
        byte[] bytes = "# é\nleak:é\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = 'x';

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(SuppressionSyntaxException.class)
                .hasMessage("x.supp:2:6: the file is not in UTF-8 from here on");
        assertThatThrownBy(() -> read("leak:x\n".getBytes(StandardCharsets.UTF_16)))
                .hasMessage("x.supp:1:1: the file is not in UTF-8 from here on");
    }

    @Test
    void anUnfinishedCharacterAtTheEndIsNoUtf8() {
        assertThatThrownBy(() -> read(new byte[] {'#', '\n', (byte) 0xc3}))
                .hasMessage("x.supp:2:1: the file is not in UTF-8 from here on");
    }

    @Test
    void aFileIsAtMostSixteenMebibytes() throws Exception {
        assertThat(read("#".repeat(16 * MEBIBYTE))).isEmpty();
        assertThatThrownBy(() -> read("#".repeat(16 * MEBIBYTE + 1)))
                .isInstanceOf(IOException.class)
                .hasMessage("it is larger than 16 MiB");
    }

    @Test
    void onlyARegularFileIsRead() {
        SuppressionSource source = SuppressionSource.file("x");

        assertThatThrownBy(() -> SuppressionFile.read(folder, source)).hasMessage("it is a folder");
        assertThatThrownBy(() -> SuppressionFile.read(folder.resolve("none"), source))
                .isInstanceOf(NoSuchFileException.class);
    }
}
