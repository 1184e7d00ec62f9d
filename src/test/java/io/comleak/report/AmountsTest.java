// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({"0, 0 blocks", "1, 1 block", "2, 2 blocks", "1000, '1,000 blocks'", "12345678, '12,345,678 blocks'"})
    void oneIsSingularAndThousandsAreSeparated(long n, String expected) {
        assertThat(Amounts.count(n, "block")).isEqualTo(expected);
    }

    @Test
    void anIrregularPluralIsGiven() {
        assertThat(Amounts.count(1, "child process", "child processes")).isEqualTo("1 child process");
        assertThat(Amounts.count(2, "child process", "child processes")).isEqualTo("2 child processes");
    }

    @Test
    void eachNumberHasItsOwnForm() {
        assertThat(Amounts.bytesInBlocks(1, 1)).isEqualTo("1 byte in 1 block");
        assertThat(Amounts.bytesInBlocks(0, 2)).isEqualTo("0 bytes in 2 blocks");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "1000, 1.0 s", "1299, 1.2 s", "3600000, '3,600.0 s'"})
    void timeIsInMillisecondsOrTenths(long milliseconds, String expected) {
        assertThat(Amounts.time(Duration.ofMillis(milliseconds))).isEqualTo(expected);
    }
}
