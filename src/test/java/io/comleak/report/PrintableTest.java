// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @ParameterizedTest
    @CsvSource({
        "0000, \\x00",
        "0007, \\x07",
        "000a, \\x0a",
        "000d, \\x0d",
        "001b, \\x1b",
        "007f, \\x7f",
        "009b, \\x9b",
        "00ad, \\xad",
        "200b, \\u200b",
        "200e, \\u200e",
        "2028, \\u2028",
        "2029, \\u2029",
        "202e, \\u202e",
        "2066, \\u2066",
        "feff, \\ufeff",
        "d800, \\ud800",
        "e0041, \\ue0041"
    })
    void whatSteersOrHidesIsWrittenAsItsCode(String code, String expected) {
        String text = "a" + Character.toString(Integer.parseInt(code, 16)) + "b";

        assertThat(Printable.of(text)).isEqualTo("a" + expected + "b");
    }

    @Test
    void allElseStaysAsItIs() {
        String text = "C:\\Büro\\日本\\😀 operator<<(\"x\")~";

        assertThat(Printable.of(text)).isSameAs(text);
    }

    @Test
    void noOrderToABuildServerIsLeft() {
        assertThat(Printable.of("##[error]x ##vso[a] ### #")).isEqualTo("#\\x23[error]x #\\x23vso[a] #\\x23# #");
    }
}
