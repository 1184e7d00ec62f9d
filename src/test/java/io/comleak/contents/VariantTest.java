// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import static io.comleak.contents.Blocks.guess;
import static io.comleak.contents.Blocks.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Decoding;
import io.comleak.model.Machine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantTest {
    /** One that holds these 8 bytes, with room for two pointers of the machine. */
    private static byte[] variant(Machine machine, int type, long value) {
        return ByteBuffer.allocate(machine == Machine.X64 ? 24 : 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(type)
                .putLong(value)
                .array();
    }

    private static byte[] real(double value) {
        return variant(Machine.X64, 5, Double.doubleToLongBits(value));
    }

    private static byte[] array(byte[]... variants) {
        ByteBuffer array = ByteBuffer.allocate(variants.length * variants[0].length);
        for (byte[] variant : variants) {
            array.put(variant);
        }
        return array.array();
    }

    @Test
    void onesThatHoldAPointerOrAReal() {
        assertThat(guess(Machine.X64, variant(Machine.X64, 8, 0x1f2a4c81b30L)))
                .contains(new Decoding("VARIANT", "VT_BSTR 0x000001f2a4c81b30", false, false, true));
        assertThat(guess(Machine.X86, variant(Machine.X86, 8, 0x4c81b38)))
                .contains(new Decoding("VARIANT", "VT_BSTR 0x04c81b38", false, false, true));
        assertThat(guess(Machine.X64, real(-1.5))).contains(new Decoding("VARIANT", "VT_R8 -1.5", false, false, true));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2,      fbff000000000000, VT_I2 -5
            3,      0500000000000000, VT_I4 5
            4,      0000003f00000000, VT_R4 0.5
            6,      40e2010000000000, VT_CY 12.3456
            7,      0000000060c3e540, VT_DATE 2022-01-10
            7,      00000000000014c0, VT_DATE 1899-12-25
            7,      0000000000001640, VT_DATE 1900-01-04 12:00:00
            9,      381bc80400000000, VT_DISPATCH 0x0000000004c81b38
            10,     0400028000000000, VT_ERROR 0x80020004
            11,     ffff000000000000, VT_BOOL true
            11,     0000000000000000, VT_BOOL false
            13,     381bc80400000000, VT_UNKNOWN 0x0000000004c81b38
            16,     ff00000000000000, VT_I1 -1
            17,     ff00000000000000, VT_UI1 255
            20,     fbffffffffffffff, VT_I8 -5
            21,     ffffffffffffffff, VT_UI8 18446744073709551615
            22,     feff000000000000, VT_INT 65534
            0x2008, 381bc80400000000, VT_ARRAY|VT_BSTR 0x0000000004c81b38
            0x400c, 381bc80400000000, VT_BYREF|VT_VARIANT 0x0000000004c81b38
            31,     381bc80400000000, VT_LPWSTR 0x0000000004c81b38
            64,     00803ed5deb19d01, VT_FILETIME 1970-01-01 00:00:00 UTC
            72,     381bc80400000000, VT_CLSID 0x0000000004c81b38
            """)
    void valuesAreWrittenByTheirType(String type, String value, String text) {
        byte[] one = variant(Machine.X64, Integer.decode(type), 0);
        System.arraycopy(hex(value), 0, one, 8, 8);

        assertThat(guess(Machine.X64, array(one, real(2.5))))
                .hasValueSatisfying(found -> assertThat(found.value()).isEqualTo(text + ", VT_R8 2.5"));
    }

    @Test
    void aDecimalLiesOverAllOfIt() {
        byte[] decimal = hex("0e00 02 80 00000000 3930000000000000 0000000000000000");

        assertThat(guess(Machine.X64, decimal))
                .contains(new Decoding("VARIANT", "VT_DECIMAL -123.45", false, false, true));
    }

    @Test
    void whatHasACountHasAPointerBehindIt() {
        byte[] vector = hex("1f10 0000 00000000 0300000000000000 381bc80400000000");
        byte[] blob = hex("4100 0000 00000000 20000000 381bc804");

        assertThat(guess(Machine.X64, vector))
                .contains(
                        new Decoding("PROPVARIANT", "VT_VECTOR|VT_LPWSTR 3 at 0x0000000004c81b38", false, false, true));
        assertThat(guess(Machine.X86, blob))
                .contains(new Decoding("PROPVARIANT", "VT_BLOB 32 bytes at 0x04c81b38", false, false, true));
    }

    @Test
    void arraysAreOfTheirSize() {
        byte[] five = variant(Machine.X86, 3, 5);
        byte[] text = variant(Machine.X86, 8, 0x4c81b38);
        byte[] empty = variant(Machine.X86, 0, 0);

        assertThat(guess(Machine.X86, array(five, text, empty)))
                .contains(new Decoding("VARIANT[3]", "VT_I4 5, VT_BSTR 0x04c81b38, VT_EMPTY", false, false, true));
        assertThat(Blocks.decode(Machine.X86, "", 16 * 100, array(five, text, five, text)))
                .contains(new Decoding(
                        "VARIANT[100]", "VT_I4 5, VT_BSTR 0x04c81b38, VT_I4 5, VT_BSTR 0x04c81b38", false, true, true));
    }

    @Test
    void oneThatIsNotSoundSpoilsThemAll() {
        byte[] good = real(1.5);

        assertThat(guess(Machine.X64, array(good, good))).isPresent();
        assertThat(guess(Machine.X64, array(good, variant(Machine.X64, 15, 0)))).isEmpty();
        assertThat(guess(Machine.X64, array(good, variant(Machine.X64, 12, 0x1f2a4c81b30L))))
                .isEmpty();
        assertThat(guess(Machine.X64, array(good, variant(Machine.X64, 0x10003, 5))))
                .isEmpty();
        assertThat(guess(Machine.X64, array(good, variant(Machine.X64, 8, 5)))).isEmpty();
        assertThat(guess(Machine.X64, array(good, variant(Machine.X64, 11, 1)))).isEmpty();
        assertThat(guess(Machine.X64, array(good, variant(Machine.X64, 0x3003, 0x1f2a4c81b30L))))
                .isEmpty();
        assertThat(guess(Machine.X64, array(good, variant(Machine.X64, 5, 0x7ff0000000000000L))))
                .isEmpty();
    }

    @Test
    void smallNumbersAloneAreNoSign() {
        assertThat(guess(Machine.X64, variant(Machine.X64, 3, 5))).isEmpty();
        assertThat(guess(Machine.X86, variant(Machine.X86, 3, 5))).isEmpty();
        assertThat(guess(Machine.X64, new byte[48])).isEmpty();
    }
}
