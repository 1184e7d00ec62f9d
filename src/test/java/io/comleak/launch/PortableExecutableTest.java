// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortableExecutableTest {
    private static final List<String> NAMES = List.of("alpha", "comleak_start", "omega");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void exportsAreFoundThroughTheirOrdinals(boolean pe32Plus) throws Exception {
        PortableExecutable dll = read(
                new PortableExecutableBuilder(0x8664, pe32Plus).exports(NAMES).bytes());

        assertThat(dll.export("alpha")).hasValue(0x1020);
        assertThat(dll.export("comleak_start")).hasValue(0x1010);
        assertThat(dll.export("omega")).hasValue(0x1000);
        assertThat(dll.export("comleak")).isEmpty();
    }

    @Test
    void headersTellMachineAndKind() throws Exception {
        PortableExecutable program = read(new PortableExecutableBuilder(0xaa64, true).bytes());
        PortableExecutable dll =
                read(new PortableExecutableBuilder(0x14c, false).dll().bytes());

        assertThat(program.machine()).isEqualTo(0xaa64);
        assertThat(program.isDll()).isFalse();
        assertThat(dll.machine()).isEqualTo(0x14c);
        assertThat(dll.isDll()).isTrue();
    }

    @Test
    void exportTableOutsideOfTheFileIsMalformed() throws Exception {
        byte[] file = new PortableExecutableBuilder(0x8664, true).exports(NAMES).bytes();
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(PortableExecutableBuilder.SECTION_OFFSET + 32, 0x7ffffff0);

        assertThatExceptionOfType(PortableExecutable.MalformedException.class)
                .isThrownBy(() -> read(file).export("omega"));
    }

    @Test
    void noDamageLeadsAstray() throws Exception {
        byte[] whole =
                new PortableExecutableBuilder(0x8664, true).exports(NAMES).bytes();
        Random random = new Random(9);

        for (int run = 0; run < 500; run++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int flips = 0; flips < 20 && damaged.length > 0; flips++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(damaged).export("nothing")).isEmpty();
            } catch (PortableExecutable.MalformedException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    private PortableExecutable read(byte[] bytes) throws Exception {
        return PortableExecutable.read(Files.write(folder.resolve("file"), bytes), Integer.MAX_VALUE);
    }
}
