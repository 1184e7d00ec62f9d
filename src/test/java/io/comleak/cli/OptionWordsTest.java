// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionWordsTest {
    @Test
    void blanksSeparateWordsUnlessQuoted() {
        assertThat(OptionWords.split(" --quiet  -o \"my report.txt\" --symbols=\"C:\\my symbols\""))
                .containsExactly("--quiet", "-o", "my report.txt", "--symbols=C:\\my symbols");
    }

    @Test
    void nothingIsNoWords() {
        assertThat(OptionWords.split(null)).isEmpty();
        assertThat(OptionWords.split("  ")).isEmpty();
    }

    @Test
    void aQuotationMarkThatIsNotClosedProtectsTheRest() {
        assertThat(OptionWords.split("-o \"my report.txt")).containsExactly("-o", "my report.txt");
    }
}
