// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.fuzz.Fuzzing;
import io.comleak.fuzz.Mutant;
import io.comleak.fuzz.Spoiling;
import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Decoding;
import io.comleak.model.Machine;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbols;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is in a block, and however much of it was read, something is said of it or nothing: it is never an error. */
class ContentsFuzzTest {
    private static final List<String> APIS = List.of(
            "",
            "SysAllocString",
            "SafeArrayCreate",
            "SafeArrayCreateVector",
            "SafeArrayAllocData",
            "SHGetKnownFolderPath",
            "SHStrDupA",
            "ILClone");

    /** As they are when nothing is wrong with them. */
    private static final List<byte[]> GOOD = List.of(
            Blocks.hex("00000000 0a000000 680065006c006c006f000000 0000000000000000"),
            Blocks.hex("000000000000000000000000 08000000 0100 8001 08000000 00000000 00000000 a84c2a1f00000000"
                    + "03000000 00000000 301bc8a4f2010000"),
            Blocks.hex("0800000000000000301bc8a4f20100000000000000000000"
                    + "07000000000000000000000060c3e5400000000000000000"),
            Blocks.hex("0e00028000000000393000000000000000000000000000001f10000000000000"
                    + "0300000000000000381bc80400000000"),
            Blocks.hex("0800aaaaaaaaaaaa0a00bbbbbbbbbbbbbbbb0000"),
            Blocks.hex("d09ad3fd8f23af46adb46c85480369c7"),
            Blocks.wide("C:\\Users\\\ud83d\ude00\u4e2d\u6587\0"),
            "C:\\Users\\Gr\u00fc\u00dfe\0".getBytes(StandardCharsets.UTF_8));

    private static final class Bytes implements Mutant {
        private final Machine machine;
        private final String api;
        private final long size;
        private final byte[] read;
        private Optional<Decoding> decoding = Optional.empty();

        Bytes(Machine machine, String api, long size, byte[] read) {
            this.machine = machine;
            this.api = api;
            this.size = size;
            this.read = read;
        }

        @Override
        public int bytes() {
            return read.length;
        }

        @Override
        public void deal() {
            Block block = new Block(
                    1, Blocks.ADDRESS, size, 7, ApartmentKind.STA, StackTrace.NONE, 0, false, Contents.read(read));
            decoding = new ContentsDecoder(machine, Symbols.NONE).decode(block, api);
        }

        @Override
        public void check() {
            decoding.ifPresent(found -> {
                assertThat(found.type()).isNotEmpty().hasSizeLessThan(100);
                assertThat(found.value()).hasSizeLessThan(2000);
            });
        }
    }

    private static Bytes mutant(Random random) {
        byte[] bytes = GOOD.get(random.nextInt(GOOD.size()));
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes = Spoiling.spoil(bytes, random);
        }
        byte[] read = Arrays.copyOf(bytes, random.nextInt(bytes.length + 8));
        long more = random.nextInt(3) == 0 ? random.nextLong() >>> random.nextInt(64) : 0;
        return new Bytes(
                random.nextBoolean() ? Machine.X64 : Machine.X86,
                APIS.get(random.nextInt(APIS.size())),
                Math.max(read.length, more),
                read);
    }

    @Test
    void nothingInABlockIsAnError() throws Exception {
        Fuzzing.run("contents", ContentsFuzzTest::mutant);
    }
}
