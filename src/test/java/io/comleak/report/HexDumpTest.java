// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HexDumpTest {
    private static final ByteBuffer BYTES = ByteBuffer.wrap("0123456789abcdefXY".getBytes(StandardCharsets.US_ASCII));

    @Test
    void aLineHasSixteenBytesAndTheirCharacters() {
        assertThat(HexDump.lines(BYTES, 64))
                .containsExactly(
                        "30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66 0123456789abcdef",
                        "58 59                                           XY");
    }

    @Test
    void noMoreIsShownThanIsAskedFor() {
        assertThat(HexDump.lines(BYTES, 17))
                .last()
                .asString()
                .isEqualTo("58                                              X");
        assertThat(HexDump.lines(BYTES, 0)).isEmpty();
    }

    @Test
    void whatIsNotPrintableAsciiIsADot() {
        byte[] bytes = {0x1b, 0x1f, ' ', '~', 0x7f, (byte) 0x80, (byte) 0xff};

        assertThat(HexDump.lines(ByteBuffer.wrap(bytes), 64))
                .containsExactly("1b 1f 20 7e 7f 80 ff                            .. ~...");
    }

    @Test
    void noOrderToABuildServerIsShown() {
        assertThat(HexDump.lines(ByteBuffer.wrap("##[e]###".getBytes(StandardCharsets.US_ASCII)), 64))
                .containsExactly("23 23 5b 65 5d 23 23 23                         #.[e]#.#");
    }

    @Test
    void digitsStandAlone() {
        assertThat(HexDump.digits(ByteBuffer.wrap(new byte[] {0, (byte) 0xc0, 0x31, (byte) 0xfd})))
                .isEqualTo("00c031fd");
    }
}
