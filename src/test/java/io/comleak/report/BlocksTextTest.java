// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.FreedLate;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.StackBuilder;
import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Machine;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTextTest {
    private static final Target TARGET = new Target("C:\\dev\\app.exe", "app", 1, Machine.X64, "C:\\windows");
    private static final String OWN = "app!load+0x4";

    private final StackBuilder stacks = new StackBuilder();
    private final StackTrace string = stacks.stack("oleaut32!SysAllocString+0x8", OWN);
    private final StackTrace memory = stacks.stack("combase!CoTaskMemAlloc+0x8", OWN);

    @Test
    void oneBlockIsSaidInFull() {
        LeakGroup group = group(1, string, bstr("one"));

        assertThat(line(group)).isEqualTo("BSTR \"one\", made by SysAllocString, to be freed with SysFreeString");
        assertThat(text(ContentsShown.FULL).tellsAll(group)).isTrue();
    }

    @Test
    void manyAreSaidByWhatEachIs() {
        LeakGroup group = group(2, string, bstr("one"), bstr("one"));

        assertThat(line(group)).startsWith("each is BSTR \"one\", made by");
        assertThat(text(ContentsShown.FULL).tellsAll(group)).isFalse();
    }

    @Test
    void whatDiffersOrIsNotKnownIsSaidOfTheFirst() {
        assertThat(line(group(2, string, bstr("one"), bstr("two")))).startsWith("the first is BSTR \"one\", made by");
        assertThat(line(group(3, string, bstr("one"), bstr("one")))).startsWith("the first is BSTR \"one\", made by");
        assertThat(line(group(2, string, bstr("one"), new byte[40]))).startsWith("the first is BSTR \"one\", made by");
    }

    @Test
    void aGuessIsCalledOne() {
        assertThat(line(group(1, memory, "a plain text\0".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("perhaps text \"a plain text\", made by CoTaskMemAlloc, to be freed with CoTaskMemFree");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(line(group(1, memory, new byte[] {1, 2, 3})))
                .isEqualTo("made by CoTaskMemAlloc, to be freed with CoTaskMemFree");
        assertThat(text(ContentsShown.FULL).of(group(1, stacks.stack("ntdll!Run+0x4"), new byte[] {1, 2, 3})))
                .isEmpty();
    }

    @Test
    void contentsAreLeftOutWhereTheyAreNotToBeShown() {
        LeakGroup group = group(1, string, bstr("secret"));

        assertThat(text(ContentsShown.NONE).of(group))
                .contains("made by SysAllocString, to be freed with SysFreeString");
        assertThat(text(ContentsShown.NONE).tellsAll(group)).isFalse();
        assertThat(text(ContentsShown.DECODED).of(group).orElse("")).startsWith("BSTR \"secret\"");
    }

    @Test
    void aLongTextIsCutAndStandsInFullWithItsBlock() {
        LeakGroup group = group(1, string, bstr("x".repeat(72) + "\ud83d\ude00 and more"));

        assertThat(line(group)).startsWith("BSTR \"" + "x".repeat(72) + "…, made by SysAllocString");
        assertThat(text(ContentsShown.FULL).tellsAll(group)).isFalse();
    }

    @Test
    void whatWasFreedLateIsNotToBeFreed() {
        FreedLate freed = new FreedLate(stacks.stack("oleaut32!SysFreeString+0x8", OWN), null, 4, true);
        LeakGroup group = new LeakGroup(
                LeakClass.LATE_FREE,
                string,
                null,
                freed,
                1,
                1,
                null,
                List.of(block(string, bstr("one"))),
                List.of(),
                List.of());

        assertThat(line(group)).isEqualTo("BSTR \"one\", made by SysAllocString");
    }

    @Test
    void whoHoldsItIsNotKnownWhereTheFunctionIsNot() {
        StackTrace method = stacks.stack(
                "combase!CoTaskMemAlloc+0x8", "oleaut32!SysAllocString+0x8", "msxml3!DllGetClassObject+0x90", OWN);

        assertThat(line(group(1, method, bstr("one"))))
                .isEqualTo(
                        "BSTR \"one\", made by SysAllocString in msxml3, freed with SysFreeString or by what holds it");
        assertThat(line(group(1, stacks.stack("combase!CoTaskMemAlloc+0x8", "msxml3!load\033+0x9", OWN), new byte[3])))
                .isEqualTo("made by CoTaskMemAlloc in load\\x1b");
        assertThat(line(group(1, stacks.stack("oleaut32+0x8", OWN), new byte[3])))
                .isEqualTo("made in oleaut32");
    }

    private String line(LeakGroup group) {
        return text(ContentsShown.FULL).of(group).orElseThrow();
    }

    private BlocksText text(ContentsShown shown) {
        return new BlocksText(TARGET, stacks.symbols(), shown);
    }

    private static LeakGroup group(long blocks, StackTrace stack, byte[]... contents) {
        List<Block> kept = new ArrayList<>();
        for (byte[] bytes : contents) {
            kept.add(block(stack, bytes));
        }
        return new LeakGroup(LeakClass.LEAK, stack, null, null, blocks, 1, null, kept, List.of(), List.of());
    }

    private static Block block(StackTrace stack, byte[] bytes) {
        return new Block(1, 0x1000, bytes.length, 1, ApartmentKind.NONE, stack, 0, false, Contents.read(bytes));
    }

    private static byte[] bstr(String text) {
        byte[] characters = text.getBytes(StandardCharsets.UTF_16LE);
        return ByteBuffer.allocate(8 + characters.length + 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0)
                .putInt(characters.length)
                .put(characters)
                .array();
    }
}
