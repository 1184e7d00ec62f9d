// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Decoding;
import io.comleak.model.Machine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How often what is something else is taken for a text, a GUID or a structure of COM's. The seed is fixed. */
class FalseGuessesTest {
    private static final int BLOCKS = 20_000;

    /** Fill a block whose size is a multiple of 4 with things of one kind. */
    private static final Map<String, BiConsumer<Random, ByteBuffer>> FILLINGS = new TreeMap<>(Map.of(
            "random bytes", (random, block) -> random.nextBytes(block.array()),
            "numbers of 4 bytes below 10", (random, block) -> integers(random, block, 10),
            "numbers of 4 bytes below 1000", (random, block) -> integers(random, block, 1000),
            "numbers of 4 bytes below a million", (random, block) -> integers(random, block, 1_000_000),
            "numbers of 2 bytes below 1000",
                    (random, block) -> {
                        while (block.remaining() > 1) {
                            block.putShort((short) random.nextInt(1000));
                        }
                    },
            "numbers of 2 bytes around 0",
                    (random, block) -> {
                        while (block.remaining() > 1) {
                            block.putShort((short) (random.nextGaussian() * 3000));
                        }
                    },
            "doubles",
                    (random, block) -> {
                        while (block.remaining() >= 8) {
                            block.putDouble(random.nextGaussian() * Math.pow(10, random.nextInt(6)));
                        }
                    },
            "floats",
                    (random, block) -> {
                        while (block.hasRemaining()) {
                            block.putFloat((float) random.nextGaussian() * 100);
                        }
                    },
            "colours",
                    (random, block) -> {
                        while (block.hasRemaining()) {
                            block.putInt(random.nextInt() & 0xffffff);
                        }
                    }));

    private static void integers(Random random, ByteBuffer block, int below) {
        while (block.hasRemaining()) {
            block.putInt(random.nextInt(below));
        }
    }

    static Stream<Arguments> fillings() {
        return FILLINGS.keySet().stream()
                .flatMap(name -> Stream.of(Machine.values()).map(machine -> Arguments.of(name, machine)));
    }

    /** One in a thousand is what may be wrong of each kind. */
    @ParameterizedTest
    @MethodSource("fillings")
    void numbersAreRarelyTakenForMore(String name, Machine machine) {
        Random random = new Random(42);
        Tally tally = new Tally(name, machine);
        for (int i = 0; i < BLOCKS; i++) {
            ByteBuffer block = ByteBuffer.allocate(4 * (1 + random.nextInt(24))).order(ByteOrder.LITTLE_ENDIAN);
            Objects.requireNonNull(FILLINGS.get(name)).accept(random, block);
            tally.add(block.array());
        }
        tally.assertBelow(1);
    }

    /** Pointers to the heap and to images, small numbers, flags, and reals, as the members of structures are. */
    @ParameterizedTest
    @MethodSource("machines")
    void structuresAreRarelyTakenForMore(Machine machine) {
        Random random = new Random(42);
        Tally tally = new Tally("structures", machine);
        for (int i = 0; i < BLOCKS; i++) {
            tally.add(structure(random, machine));
        }
        tally.assertBelow(1);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void pointersAreRarelyTakenForMore(Machine machine) {
        Random random = new Random(42);
        Tally tally = new Tally("pointers", machine);
        for (int i = 0; i < BLOCKS; i++) {
            int pointers = 1 + random.nextInt(12);
            ByteBuffer block = ByteBuffer.allocate(pointers * 8).order(ByteOrder.LITTLE_ENDIAN);
            for (int pointer = 0; pointer < pointers; pointer++) {
                pointer(random, machine, block);
            }
            tally.add(Arrays.copyOf(block.array(), block.position()));
        }
        tally.assertBelow(1);
    }

    /** Code and debug information of the DLLs that are read as fixtures, cut anywhere. */
    @ParameterizedTest
    @MethodSource("machines")
    void codeIsRarelyTakenForMore(Machine machine) throws IOException {
        Random random = new Random(42);
        Tally tally = new Tally("code", machine);
        List<byte[]> codes = codes();
        for (int i = 0; i < BLOCKS; i++) {
            byte[] code = codes.get(random.nextInt(codes.size()));
            int size = 4 * (1 + random.nextInt(24));
            int at = random.nextInt(code.length - size);
            tally.add(Arrays.copyOfRange(code, at, at + size));
        }
        tally.assertBelow(1);
    }

    static Stream<Machine> machines() {
        return Stream.of(Machine.values());
    }

    private static byte[] structure(Random random, Machine machine) {
        int members = 1 + random.nextInt(8);
        ByteBuffer block = ByteBuffer.allocate(members * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int member = 0; member < members; member++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> pointer(random, machine, block);
                case 2 -> block.putInt(random.nextInt(100)).putInt(random.nextInt(5));
                case 3 -> block.putInt(random.nextInt(2)).putInt(random.nextInt());
                case 4 -> block.putDouble(random.nextInt(1000) / 8.0);
                default -> block.putLong(random.nextInt(3));
            }
        }
        return Arrays.copyOf(block.array(), block.position());
    }

    private static void pointer(Random random, Machine machine, ByteBuffer to) {
        boolean image = random.nextBoolean();
        if (machine == Machine.X64) {
            to.putLong(
                    random.nextInt(6) == 0
                            ? 0
                            : image
                                    ? 0x7ff6_0000_0000L + Math.floorMod(random.nextLong(), 0x9_0000_0000L)
                                    : 0x1f2_0000_0000L + (random.nextInt() & 0xffff_fff0L));
        } else {
            to.putInt(
                    random.nextInt(6) == 0
                            ? 0
                            : image ? 0x6a00_0000 + random.nextInt(0xe00_0000) : random.nextInt(0x2000_0000) & ~7);
        }
    }

    private static List<byte[]> codes() throws IOException {
        List<byte[]> codes = new ArrayList<>();
        for (String name : List.of("gcc3-x64", "gcc4-x86", "gcc5-x64", "clang5-x64")) {
            byte[] file = Files.readAllBytes(Path.of("src", "test", "resources", "dwarf", name + ".dll"));
            codes.addAll(Sections.withoutText(file));
        }
        return codes;
    }

    /** What was taken for something. */
    private static final class Tally {
        private final String name;
        private final Machine machine;
        private final List<String> wrong = new ArrayList<>();
        private int blocks;

        Tally(String name, Machine machine) {
            this.name = name;
            this.machine = machine;
        }

        void add(byte[] bytes) {
            blocks++;
            Optional<Decoding> guess = Blocks.guess(machine, bytes);
            guess.ifPresent(decoding -> wrong.add(decoding.type() + " " + decoding.value()));
        }

        void assertBelow(int thousandths) {
            String rate = name + ", " + machine + ": " + wrong.size() + " false guesses of " + blocks;
            assertThat(wrong.size() * 1000L)
                    .as(rate + ", such as " + wrong.stream().limit(10).toList())
                    .isLessThanOrEqualTo((long) thousandths * blocks);
        }
    }
}
