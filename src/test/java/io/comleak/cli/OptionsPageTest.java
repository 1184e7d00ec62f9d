// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.report.GoldenFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsPageTest {
    @Test
    void thePageIsWhatTheCommandsSay() throws Exception {
        GoldenFile.assertEqual(Path.of("src/site/markdown/options.md"), OptionsPage.text());
    }

    @Test
    void eachOptionIsThereWithItsCommands() {
        assertThat(OptionsPage.text())
                .contains("| `--num-callers=N` | Capture at most N frames of a stack (62), 32 to 128. | `62` | run |")
                .contains("| `-o`, `--output=FILE` | The same as --report=text:FILE. |  | run, diff, report |")
                .contains("| `--gen-suppressions[=FILE]` |");
    }
}
