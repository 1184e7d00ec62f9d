// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Decoding;
import io.comleak.model.Machine;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbols;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentsDecoderTest {
    private static final int READ = 64;

    private static Optional<Decoding> decode(Machine machine, String api, long size, byte... bytes) {
        byte[] read = Arrays.copyOf(bytes, (int) Math.min(size, READ));
        Block block = new Block(1, 0x1000, size, 7, ApartmentKind.STA, StackTrace.NONE, 0, false, Contents.read(read));
        return new ContentsDecoder(machine, Symbols.NONE).decode(block, api);
    }

    private static Optional<Decoding> decode(String api, byte... bytes) {
        return decode(Machine.X64, api, bytes.length, bytes);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] wide(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    /** As oleaut32 lays it out, its size rounded up. */
    private static byte[] bstr(int padding, byte... text) {
        int size = (padding + 4 + text.length + 2 + 15) & ~15;
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(padding)
                .putInt(text.length)
                .put(text)
                .array();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void aBstrIsItsText(int padding) {
        byte[] bytes = bstr(padding, wide("C:\\Users\\mé"));

        assertThat(decode("SysAllocStringLen", bytes))
                .contains(new Decoding("BSTR", "C:\\Users\\mé", true, false, false));
        assertThat(decode("mine", bytes)).contains(new Decoding("BSTR", "C:\\Users\\mé", true, false, true));
    }

    @Test
    void aBstrOn32BitsBeginsWithItsLength() {
        assertThat(decode(Machine.X86, "SysAllocString", 32, bstr(0, wide("Gwendolyn"))))
                .contains(new Decoding("BSTR", "Gwendolyn", true, false, false));
        assertThat(decode(Machine.X86, "SysAllocString", 32, bstr(4, wide("Gwendolyn"))))
                .isNotEqualTo(Optional.of(new Decoding("BSTR", "Gwendolyn", true, false, false)));
    }

    @Test
    void zeroesWithinABstrArePartOfIt() {
        assertThat(decode("SysAllocStringLen", bstr(4, wide("a\0b"))))
                .contains(new Decoding("BSTR", "a\0b", true, false, false));
    }

    @Test
    void ofALongBstrTheBeginningIsShown() {
        byte[] bytes = bstr(4, wide("x".repeat(500)));

        assertThat(decode(Machine.X64, "SysAllocString", bytes.length, bytes))
                .contains(new Decoding("BSTR", "x".repeat(28), true, true, false));
    }

    @Test
    void aBstrOfBytesIsNoText() {
        assertThat(decode("SysAllocStringByteLen", bstr(4, hex("010203"))))
                .contains(new Decoding("BSTR of 3 bytes", "", false, false, false));
        assertThat(decode("mine", bstr(4, hex("010203")))).isEmpty();
    }

    @Test
    void anEmptyBstrIsOneOnlyWhereItsMakerIsKnown() {
        assertThat(decode("SysAllocString", bstr(4))).contains(new Decoding("BSTR", "", true, false, false));
        assertThat(decode("mine", bstr(4))).isEmpty();
    }

    @Test
    void aLengthBeyondTheBlockIsNone() {
        byte[] bytes = bstr(4, wide("abc"));
        bytes[5] = 0x7f;

        assertThat(decode("SysAllocString", bytes)).isEmpty();
    }

    @Test
    void textIsGuessed() {
        assertThat(decode("CoTaskMemAlloc", wide("settings.ini\0")))
                .contains(new Decoding("UTF-16 text", "settings.ini", true, false, true));
        assertThat(decode("StringFromCLSID", wide("{0002DF01}\0")))
                .contains(new Decoding("UTF-16 text", "{0002DF01}", true, false, false));
        assertThat(decode("CoTaskMemAlloc", "Grüße\0".getBytes(StandardCharsets.UTF_8)))
                .contains(new Decoding("text", "Grüße", true, false, true));
    }

    @Test
    void textThatWasCutWithinACharacterEndsBeforeIt() {
        byte[] bytes = ("a" + "x".repeat(READ - 2) + "é".repeat(40)).getBytes(StandardCharsets.UTF_8);

        assertThat(decode(Machine.X64, "CoTaskMemAlloc", bytes.length, bytes))
                .contains(new Decoding("text", "a" + "x".repeat(READ - 2), true, true, true));
    }

    @Test
    void anArrayHasElementsAndBounds() {
        byte[] vector = hex("00000000 00000000 00000000 08000000"
                + "0200 8001 08000000 00000000 00000000 8077665544330000 03000000 01000000 02000000 00000000");

        assertThat(decode("SafeArrayCreate", vector))
                .contains(new Decoding("SAFEARRAY", "BSTR[0..1, 1..3]", false, false, false));
        assertThat(decode("mine", vector)).contains(new Decoding("SAFEARRAY", "BSTR[0..1, 1..3]", false, false, true));
        vector[12] = 3;
        assertThat(decode("mine", vector)).isEmpty();
    }

    @Test
    void anArrayOfThirtyTwoBitsHasAShorterPointer() {
        byte[] vector =
                hex("00000000 00000000 00000000 03000000" + "0100 8000 04000000 00000000 44332211 05000000 00000000");

        assertThat(decode(Machine.X86, "SafeArrayCreateVector", vector.length, vector))
                .contains(new Decoding("SAFEARRAY", "long[0..4]", false, false, false));
    }

    @Test
    void aGuidIsGuessed() {
        assertThat(decode("CoTaskMemAlloc", hex("67452301 ab89 ef4d 8123 456789abcdef")))
                .contains(new Decoding("GUID", "{01234567-89ab-4def-8123-456789abcdef}", false, false, true));
    }

    @Test
    void anItemIdListIsCounted() {
        byte[] list = hex("0800 aaaaaaaaaaaa 0a00 bbbbbbbbbbbbbbbb 0000");

        assertThat(decode("SHGetSpecialFolderLocation", list))
                .contains(new Decoding("ITEMIDLIST", "2 items", false, false, false));
        assertThat(decode("mine", list)).contains(new Decoding("ITEMIDLIST", "2 items", false, false, true));
        assertThat(decode("mine", hex("0800 aaaaaaaaaaaa 0a00 bbbbbbbbbbbbbbbb 0000 0000")))
                .isEmpty();
    }

    @Test
    void zeroesAreNothing() {
        for (int size = 1; size <= READ; size++) {
            assertThat(decode("mine", new byte[size])).isEmpty();
        }
    }

    /** Of 100,000 blocks of random bytes, next to none look like something, and none is an error. */
    @ParameterizedTest
    @EnumSource(Machine.class)
    void randomBytesAreRarelyTakenForSomething(Machine machine) {
        Random random = new Random(1);
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(100)];
            random.nextBytes(bytes);
            String api = i % 2 == 0 ? "mine" : "SafeArrayCreateVector";
            taken += decode(machine, api, bytes.length, bytes)
                            .filter(Decoding::guess)
                            .isPresent()
                    ? 1
                    : 0;
        }

        assertThat(taken).isLessThan(500);
    }

    @Test
    void whatWasNotReadIsNotDecoded() {
        Block block = new Block(1, 0x1000, 8, 7, ApartmentKind.STA, StackTrace.NONE, 0, false, Contents.NOT_READ);

        assertThat(new ContentsDecoder(Machine.X64, Symbols.NONE).decode(block, "SysAllocString"))
                .isEmpty();
    }
}
