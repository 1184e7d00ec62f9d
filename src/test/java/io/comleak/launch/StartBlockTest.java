// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Machine;
import io.comleak.stream.StreamFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher writes for the spy. */
class StartBlockTest {
    @Test
    void membersLieWhereTheSpyReadsThem() {
        ByteBuffer block = bytes(false, true);

        assertThat(block.remaining()).isEqualTo(72);
        assertThat(block.getInt()).isEqualTo(StreamFormat.STREAM_MAGIC);
        assertThat(block.getInt()).isEqualTo(StreamFormat.STREAM_VERSION);
        assertThat(block.getLong()).isEqualTo(0x10);
        assertThat(block.getLong()).isEqualTo(0x20);
        assertThat(block.getLong()).isEqualTo(0x30);
        assertThat(block.getLong()).isEqualTo(0x40);
        assertThat(block.getLong()).isEqualTo(0x50);
        assertThat(block.getInt()).isEqualTo(StreamFormat.START_APC);
        assertThat(block.getInt()).isEqualTo(77);
        assertThat(block.getInt()).isEqualTo(32);
        assertThat(block.getInt()).isEqualTo(5000);
        assertThat(block.getInt()).isEqualTo(30000);
        assertThat(block.getInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"false, false, 0", "true, false, 1", "false, true, 2", "true, true, 3"})
    void flagsSayWhatIsAskedFor(boolean oleCache, boolean apc, int flags) {
        assertThat(bytes(oleCache, apc).getInt(48)).isEqualTo(flags);
    }

    private static ByteBuffer bytes(boolean oleCache, boolean apc) {
        LaunchRequest request = new LaunchRequest(
                new TargetProgram(Path.of("app.exe"), Machine.X64, false),
                "app",
                new SpyFiles(Path.of("lib")),
                oleCache,
                Set.of(),
                false,
                32,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
        byte[] bytes = new StartBlock(0x10, 0x20, 0x30, 0x40, 0x50, 77, apc, request).bytes();
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
