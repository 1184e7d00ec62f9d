// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTokenizerTest {
    /** Single quotation marks are the table's own; a bar parts the expected words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "a b c                ; a|b|c",
                "'\"a b\" c'          ; a b|c",
                "'\"\" x'             ; |x",
                "'x \"\"'             ; x|",
                "'x \"'               ; x|",
                "'a\"b c\"d e'        ; ab cd|e",
                "'a\tb \t c'          ; a|b|c",
                "'\"a\tb\"'           ; a\tb",
                "a\\b \\ \\\\         ; a\\b|\\|\\\\",
                "'\\\"'               ; \"",
                "'\\\\\"a b\"'        ; \\a b",
                "'\\\\\\\"a b'        ; \\\"a|b",
                "'\\\\\\\\\"a b\" c'  ; \\\\a b|c",
                "'\"a\\\\\" b'        ; a\\|b",
                "'\"a\\\" b'          ; a\" b",
                "'\"a\"\"b c\" d'     ; a\"b c|d",
                "'\"a\"\"\" b'        ; a\"|b",
                "'\"a\\b\\\\c\" d'    ; a\\b\\\\c|d",
                "'a^b %PATH% *.c ? @x'; a^b|%PATH%|*.c|?|@x",
                "日本 путь 🙂           ; 日本|путь|🙂",
            })
    void argumentsFollowTheRulesOfTheCRuntime(String arguments, String expected) {
        assertThat(words("x " + arguments))
                .containsExactly(("x|" + (expected == null ? "" : expected)).split("\\|", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "java -x                ; java|-x",
                "'\"C:\\a b\\java\" -x' ; C:\\a b\\java|-x",
                "'\"C:\\a b\\\" -x'     ; C:\\a b\\|-x",
                "'\\\"a b\" c'          ; \\a b|c",
                "' java'                ; |java",
                "'\"java'               ; java",
                "'\"ja\"va\tb'          ; java|b",
            })
    void inTheProgramsNameABackslashProtectsNothing(String line, String expected) {
        assertThat(words(line)).containsExactly(expected.split("\\|", -1));
    }

    @Test
    void eachWordKnowsWhereItStarts() {
        List<CommandLineToken> tokens = new CommandLineTokenizer("java  \"\" \t\\\"a \"b c\"  d").tokens();

        assertThat(tokens)
                .containsExactly(
                        new CommandLineToken("java", 0),
                        new CommandLineToken("", 6),
                        new CommandLineToken("\"a", 10),
                        new CommandLineToken("b c", 14),
                        new CommandLineToken("d", 21));
    }

    private static List<String> words(String line) {
        return new CommandLineTokenizer(line)
                .tokens().stream().map(CommandLineToken::text).toList();
    }
}
