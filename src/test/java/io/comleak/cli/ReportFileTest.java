// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
    @TempDir
    Path folder;

    @Test
    void anOldReportIsReplaced() throws Exception {
        Path report = Files.writeString(folder.resolve("report.txt"), "the old one, which was longer");

        ReportFile.of(report.toString(), true).write(writer -> writer.write("новый"));

        assertThat(report).hasContent("новый");
    }

    @Test
    void aReportThatFailsLeavesTheOldOneAndNothingElse() throws Exception {
        Path report = Files.writeString(folder.resolve("report.txt"), "old");

        assertThatThrownBy(() -> ReportFile.of(report.toString(), true).write(writer -> {
                    writer.write("half");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(report).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(report);
        }
    }

    /** By a link: were it replaced, the machine would keep its device. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsWrittenToAndStays() throws Exception {
        Path full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));

        assertThatThrownBy(() -> ReportFile.of(full.toString(), true).write(writer -> writer.write("too much")))
                .isInstanceOf(IOException.class);

        assertThat(full).isSymbolicLink();
    }
}
