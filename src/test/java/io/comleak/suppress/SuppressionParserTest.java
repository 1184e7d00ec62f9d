// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionParserTest {
    private static final SuppressionSource FILE = SuppressionSource.file("file");
    private static final String EXPECTED =
            "reason:, evidence:, expires:, fingerprint:, api:, size:, class: or frames: was expected";
    private static final String NOWHERE = "the entry has no fingerprint:, api: or frames: that names something,"
            + " and would hide what nobody has looked at";

    private static List<Suppression> parse(String text) throws SuppressionSyntaxException {
        return SuppressionParser.parse(FILE, text);
    }

    @Test
    void readsEntriesWithAllTheirParts() throws Exception {
        List<Suppression> read = parse("""
                # A comment.
                [first]
                reason: a cache: kept
                evidence: Windows 11
                expires: 2027-01-31
                frames:
                  ...
                  # Between frames too.
                  a.dll!f
                size: 5-
                leak:^x*y$

                [operator[] 2]
                \tfingerprint:\t89abcdef01234567
                api: *!SysAlloc*
                class: wrong-free
                """);

        assertThat(read).extracting(Suppression::name).containsExactly("first", "leak:^x*y$", "operator[] 2");
        assertThat(read).extracting(Suppression::reason).containsExactly("a cache: kept", "", "");
        assertThat(read).extracting(Suppression::evidence).containsExactly("Windows 11", "", "");
        assertThat(read).extracting(Suppression::lastDay).containsExactly(LocalDate.of(2027, 1, 31), null, null);
        assertThat(read).extracting(Suppression::source).containsOnly(FILE);
        assertThat(read.get(0).criteria().frames()).hasSize(2);
        assertThat(read.get(0).criteria().sizes()).isEqualTo(new SizeRange(5, Long.MAX_VALUE));
        assertThat(read.get(2).criteria().fingerprint()).isEqualTo(0x89abcdef01234567L);
        assertThat(read.get(2).criteria().findingClass()).isEqualTo(FindingClass.WRONG_FREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing", "\r\n\t\r\n", "# one\n\n  # two"})
    void aFileWithoutEntriesIsFine(String text) throws Exception {
        assertThat(parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"16, 16, 16", "0-0, 0, 0", "3 - 7, 3, 7", "7-, 7, 9223372036854775807"})
    void readsSizes(String written, long smallest, long largest) throws Exception {
        assertThat(parse("[x]\napi: f\nsize: " + written).get(0).criteria().sizes())
                .isEqualTo(new SizeRange(smallest, largest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leak", "late-free", "held", "outstanding", "wrong-free"})
    void readsClasses(String written) throws Exception {
        FindingClass read =
                parse("[x]\napi: f\nclass: " + written).get(0).criteria().findingClass();

        assertThat(read).isNotNull().extracting(FindingClass::word).isEqualTo(written);
    }

    /** Each ; is the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "reason: x| 1:1: an entry begins with its name in brackets; a line of LeakSanitizer's with leak:",
                ";\trace:x| 2:2: an entry begins with its name in brackets; a line of LeakSanitizer's with leak:",
                "[x| 1:1: an entry's name ends with ]",
                "[| 1:1: an entry's name ends with ]",
                "[ ]| 1:1: an entry needs a name between the brackets",
                "[x];  why: y| 2:3: EXPECTED",
                "[x];a.dll!f| 2:1: EXPECTED",
                "[x];Fingerprint: 0123456789abcdef| 2:1: EXPECTED",
                "[x];frames:; a.dll| 3:2: a frame is module!function, or ...",
                "[x];frames:;!f| 3:1: a frame is module!function, or ...",
                "[x];frames:;a.dll!| 3:1: a frame is module!function, or ...",
                "[x];frames:;....| 3:1: a frame is module!function, or ...",
                "[x];frames: a.dll!f| 2:9: each frame has a line of its own, below frames:",
                "[x];fingerprint: 0123456789abcde| 2:14: a fingerprint is 16 hexadecimal digits",
                "[x];fingerprint:  0123456789abcdefg| 2:15: a fingerprint is 16 hexadecimal digits",
                "[x];fingerprint:| 2:13: a fingerprint is 16 hexadecimal digits",
                "[x];api:| 2:5: an api is module!function, or a function alone",
                "[x];api: a.dll!| 2:6: an api is module!function, or a function alone",
                "[x];size: -5| 2:7: a size is N, N-M or N-, in bytes",
                "[x];size: 1-2-3| 2:7: a size is N, N-M or N-, in bytes",
                "[x];size: 0x10| 2:7: a size is N, N-M or N-, in bytes",
                "[x];size: 9999999999999999999| 2:7: a size is N, N-M or N-, in bytes",
                "[x];size: 6-5| 2:7: the smaller size comes first",
                "[x];class: leaks| 2:8: a class is leak, late-free, held, outstanding or wrong-free",
                "[x];expires: tomorrow| 2:10: a date is YYYY-MM-DD, such as 2027-01-31",
                "[x];expires: 2027-02-29| 2:10: a date is YYYY-MM-DD, such as 2027-01-31",
                "[x];expires: 31.01.2027| 2:10: a date is YYYY-MM-DD, such as 2027-01-31",
                "[x];size: 5;reason: y; size: 5| 4:2: size: was given already, in line 2",
                "[x];frames:;a!f;frames:| 4:1: frames: was given already, in line 2",
                "[y];frames:;a!b;[x];frames:;...| 4:1: NOWHERE",
                "[x]| 1:1: NOWHERE",
                "[x];size: 5;class: leak| 1:1: NOWHERE",
                "[x];api: *| 1:1: NOWHERE",
                "[x];frames:;*!*;...| 1:1: NOWHERE",
                "[x];leak:f| 1:1: NOWHERE",
                ";  leak:| 2:8: leak: without a name would hide everything",
                "leak: **| 1:7: leak: without a name would hide everything",
                "leak:^| 1:6: leak: without a name would hide everything",
            })
    void saysWhereAnEntryIsWrong(String text, String message) {
        assertThatThrownBy(() -> parse(text.replace(';', '\n')))
                .isInstanceOf(SuppressionSyntaxException.class)
                .hasMessage("file:" + message.replace("EXPECTED", EXPECTED).replace("NOWHERE", NOWHERE));
    }

    @Test
    void aFileHasALimitedNumberOfEntries() throws Exception {
        assertThat(parse("leak:x\n".repeat(100_000))).hasSize(100_000);
        assertThatThrownBy(() -> parse("leak:x\n".repeat(100_001)))
                .hasMessage("file:100001:1: a file has at most 100,000 entries");
    }
}
