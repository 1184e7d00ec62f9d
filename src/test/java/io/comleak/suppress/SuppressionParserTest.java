// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionParserTest {
    @Test
    void readsRulesWithAllTheirParts() throws Exception {
        List<Suppression> rules = SuppressionParser.parse("test", """
                # A comment.
                [first]
                reason: a cache: kept
                evidence: Windows 11
                frames:
                  ...
                  # Between frames too.
                  a.dll!f

                [second]
                frames:
                  b.dll!g
                """);

        assertThat(rules).extracting(Suppression::name).containsExactly("first", "second");
        assertThat(rules).extracting(Suppression::reason).containsExactly("a cache: kept", "");
        assertThat(rules).extracting(Suppression::evidence).containsExactly("Windows 11", "unverified");
        assertThat(rules.get(0).frames()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "reason: x| file:1:1: a rule begins with its name in brackets",
                "[x| file:1:1: a rule's name ends with ]",
                "[]| file:1:1: a rule's name ends with ]",
                "[x];  why: y| file:2:3: reason:, evidence: or frames: was expected",
                "[x];frames:; a.dll| file:3:2: a frame is module!function, or ...",
                "[x];frames:;!f| file:3:1: a frame is module!function, or ...",
                "[x];frames:;a.dll!| file:3:1: a frame is module!function, or ...",
                "[y];frames:;a!b;[x];frames:;...| file:4:1: the rule names no function, and would match everything",
                "[x]| file:1:1: the rule names no function, and would match everything",
            })
    void saysWhereARuleIsWrong(String text, String message) {
        assertThatThrownBy(() -> SuppressionParser.parse("file", text.replace(';', '\n')))
                .isInstanceOf(SuppressionSyntaxException.class)
                .hasMessage(message.strip());
    }
}
