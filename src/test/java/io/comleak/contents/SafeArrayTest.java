// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import static io.comleak.contents.Blocks.decode;
import static io.comleak.contents.Blocks.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Decoding;
import io.comleak.model.Machine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SafeArrayTest {
    private static Decoding known(String value, boolean cut) {
        return new Decoding("SAFEARRAY", value, false, cut, false);
    }

    /** One dimension of 64 bits, hidden bytes of zeroes but for the type; its data follows where that says so. */
    private static ByteBuffer x64(
            int type, int features, int elementBytes, int locks, long data, int count, int lower) {
        return ByteBuffer.allocate(64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0)
                .putInt(0)
                .putInt(type)
                .putShort((short) 1)
                .putShort((short) features)
                .putInt(elementBytes)
                .putLong(locks)
                .putLong(data)
                .putInt(count)
                .putInt(lower);
    }

    @Test
    void ofAVectorTheFirstElementsAreShown() {
        byte[] vector = x64(8, 0x180, 8, 0, Blocks.ADDRESS + 48, 3, 0)
                .putLong(0x1f2a4c81b30L)
                .putLong(0x1f2a4c81c38L)
                .array();

        assertThat(decode(Machine.X64, "SafeArrayCreateVector", 72, vector))
                .contains(known("BSTR[0..2]: 0x000001f2a4c81b30, 0x000001f2a4c81c38", true));
    }

    @Test
    void aVectorOf32BitsHasItsDataEarlier() {
        byte[] vector = hex("000000000000000000000000 02000000 0100 8000 02000000 00000000"
                + "a84c2a1f 03000000 ffffffff 0500 fbff 0700");

        assertThat(decode(Machine.X86, "SafeArrayCreateVector", vector.length, vector))
                .contains(known("short[-1..1]: 5, -5, 7", false));
    }

    @Test
    void featuresAndLocksAreSaid() {
        byte[] array = x64(3, 0x90, 4, 1, 0x1f2a4c81b30L, 5, 1).array();

        assertThat(decode(Machine.X64, "SafeArrayCreate", 48, array))
                .contains(known("long[1..5], FADF_FIXEDSIZE, locked 1 time", false));
    }

    @Test
    void interfacesHaveAnIid() {
        byte[] array = x64(0, 0x240, 8, 0, 0, 2, 0)
                .put(0, hex("0000000000000000c000000000000046"))
                .array();

        assertThat(decode(Machine.X64, "SafeArrayCreateEx", 48, array))
                .hasValueSatisfying(found -> assertThat(found.value())
                        .startsWith("IUnknown* {00000000-0000-0000-c000-000000000046} IID_IUnknown")
                        .endsWith("[0..1]"));
    }

    @Test
    void recordsHaveTheirInfo() {
        byte[] array = x64(0, 0x20, 40, 0, 0x1f2a4c81b30L, 2, 0)
                .putLong(8, 0x1f2a4c80000L)
                .array();

        assertThat(decode(Machine.X64, "SafeArrayCreateEx", 48, array))
                .contains(known("records of 40 bytes by IRecordInfo 0x000001f2a4c80000[0..1]", false));
    }

    @Test
    void itsDataMayBeABlockOfItsOwn() {
        byte[] data = ByteBuffer.allocate(48)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, 3)
                .putLong(8, 5)
                .putLong(24, 8)
                .putLong(32, 0x1f2a4c81b30L)
                .array();

        assertThat(decode(Machine.X64, "SafeArrayCreate", 48, data))
                .contains(new Decoding(
                        "data of a SAFEARRAY",
                        "of VARIANT[2]: VT_I4 5, VT_BSTR 0x000001f2a4c81b30",
                        false,
                        false,
                        true));
        assertThat(decode(Machine.X64, "SafeArrayAllocData", 48, new byte[48]))
                .contains(new Decoding("data of a SAFEARRAY", "", false, false, true));
        assertThat(decode(Machine.X64, "SafeArrayCreateVector", 48, new byte[48]))
                .isEmpty();
    }

    @Test
    void whatIsNotTrueOfItselfIsNoDescriptor() {
        byte[] good = x64(8, 0x180, 8, 0, 0x1f2a4c81b30L, 3, 0).array();

        assertThat(decode(Machine.X64, "SafeArrayCopy", 48, good)).contains(known("BSTR[0..2]", false));
        assertThat(decode(Machine.X64, "", 48, good))
                .contains(new Decoding("SAFEARRAY", "BSTR[0..2]", false, false, true));
        for (int at : new int[] {17, 20, 26, 38, 39}) {
            byte[] bad = good.clone();
            bad[at] = 0x55;
            assertThat(decode(Machine.X64, "SafeArrayCopy", 48, bad))
                    .as("byte " + at)
                    .isEmpty();
        }
        assertThat(decode(Machine.X64, "", 56, good)).isEmpty();
    }
}
