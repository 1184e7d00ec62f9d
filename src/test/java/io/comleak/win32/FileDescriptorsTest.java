// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileDescriptorsTest {
    @Test
    void outputsHandleIsReplacedAndNoOther() {
        ByteBuffer block = block(3);

        FileDescriptors.redirectOutput(block, 0x1234_5678_9abcL);

        assertThat(block.getInt(0)).isEqualTo(3);
        assertThat(block.getLong(7)).isEqualTo(0x100);
        assertThat(block.getLong(15)).isEqualTo(0x1234_5678_9abcL);
        assertThat(block.getLong(23)).isEqualTo(0x102);
    }

    @Test
    void blockWithoutOutputIsLeftAlone() {
        ByteBuffer block = block(1);

        FileDescriptors.redirectOutput(block, 1);

        assertThat(block).isEqualTo(block(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4, 1000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void blockThatIsShorterThanItsCountSaysIsLeftAlone(int count) {
        ByteBuffer block = block(3).putInt(0, count);

        FileDescriptors.redirectOutput(block, 1);

        assertThat(block).isEqualTo(block(3).putInt(0, count));
    }

    @Test
    void otherUsesOfTheBlockAreLeftAlone() {
        ByteBuffer block = ByteBuffer.allocate(3);

        FileDescriptors.redirectOutput(block, 1);

        assertThat(block).isEqualTo(ByteBuffer.allocate(3));
    }

    /** Handles 0x100, 0x101 and so on. */
    private static ByteBuffer block(int count) {
        ByteBuffer block = ByteBuffer.allocate(4 + 9 * count).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(count);
        for (int i = 0; i < count; i++) {
            block.put((byte) 1);
        }
        for (int i = 0; i < count; i++) {
            block.putLong(0x100 + i);
        }
        return block.clear();
    }
}
