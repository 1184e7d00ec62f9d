// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import static io.comleak.contents.Blocks.guess;
import static io.comleak.contents.Blocks.hex;
import static io.comleak.contents.Blocks.wide;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Decoding;
import io.comleak.model.Machine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that a block consists of, in several scripts. */
class TextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "C:\\Users\\Ada\\AppData",
                "{0002DF01-0000}",
                "192.168.0.17",
                "Größe über Maß",
                "Nguyễn Thị Ánh",
                "Zażółć gęślą jaźń",
                "первый.txt",
                "Їжак і ґанок",
                "Καλημέρα κόσμε",
                "中文测试",
                "設定ファイル.ini",
                "こんにちは",
                "안녕하세요",
                "مرحبا بالعالم",
                "שלום עולם",
                "नमस्ते दुनिया",
                "สวัสดีชาวโลก",
                "😀🎉🚀",
                "ok 👍🏽",
                "line one\r\nline two\ttab"
            })
    void isRecognisedInEveryScript(String text) {
        for (Machine machine : Machine.values()) {
            assertThat(guess(machine, wide(text + "\0")))
                    .contains(new Decoding("UTF-16 text", text, true, false, true));
            byte[] narrow = (text + "\0").getBytes(StandardCharsets.UTF_8);
            if (narrow.length > 4 && narrow.length <= Blocks.READ) {
                assertThat(guess(machine, narrow)).contains(new Decoding("text", text, true, false, true));
            }
        }
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        String text = "xy".repeat(15) + "x" + "😀".repeat(20);

        assertThat(guess(Machine.X64, wide(text)))
                .contains(new Decoding("UTF-16 text", "xy".repeat(15) + "x", true, true, true));
    }

    @Test
    void textInFrontOfOtherThingsHasToBeLonger() {
        byte[] number = hex("01000000 05000000");

        assertThat(guess(Machine.X64, both(wide("settings\0"), number))).isPresent();
        assertThat(guess(Machine.X64, both(wide("set\0"), number))).isEmpty();
        assertThat(guess(Machine.X64, both("a configuration\0".getBytes(StandardCharsets.UTF_8), number)))
                .isPresent();
        assertThat(guess(Machine.X64, both("settings\0".getBytes(StandardCharsets.UTF_8), number)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7856 3412 f67f 0000",
                "4100 0000",
                "4142 4300",
                "0d0a 0d0a 0000",
                "00d8 4100 4200 4300 0000",
                "3004 b103 e805 0106 0000",
                "2e00 2e00 2e00 2e00 2c00 0000"
            })
    void numbersAreNoText(String bytes) {
        assertThat(guess(Machine.X64, hex(bytes))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gagagagagagagagagagagaga\0\0", "gagagagagagagagagagag\0", "a plain file name.txt\0\0\0"})
    void narrowTextIsNotReadByTwos(String text) {
        assertThat(guess(Machine.X64, text.getBytes(StandardCharsets.US_ASCII)))
                .hasValueSatisfying(what -> assertThat(what.type()).isEqualTo("text"));
    }

    @ParameterizedTest
    @ValueSource(ints = {'g', 'M', 0x20, 0xcd, 0xfe})
    void filledMemoryIsNoText(int filling) {
        byte[] bytes = new byte[100];
        Arrays.fill(bytes, 0, 98, (byte) filling);

        assertThat(guess(Machine.X64, bytes)).isEmpty();
        assertThat(guess(Machine.X64, Arrays.copyOf(bytes, 50))).isEmpty();
    }

    private static byte[] both(byte[] first, byte... second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
