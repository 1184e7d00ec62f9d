// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LargeReportTest {
    /** In a heap that holds the leaks, and of the largest report not even the half. */
    @Test
    @Timeout(60)
    void manyLeaksAreWrittenAsAStream() throws Exception {
        Process java = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeReport.class.getName(),
                        "2000",
                        "30"))
                .redirectErrorStream(true)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(printed).isZero();
        assertThat(printed.lines()).hasSize(5);
    }
}
