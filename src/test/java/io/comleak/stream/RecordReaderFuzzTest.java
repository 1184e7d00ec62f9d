// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever arrives, reading it ends: with events or with one exception, soon, and with little memory. */
class RecordReaderFuzzTest {
    private static final int MUTANTS = Integer.getInteger("comleak.fuzz.mutants", 20_000);
    private static final long SEED = Long.getLong("comleak.fuzz.seed", 20_261_124);
    /** The reader itself, an exception with its trace, and the log's lines. */
    private static final long ALLOWED_BYTES = 1 << 20;

    private final byte[] original = Recordings.everything().bytes();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Random random = new Random(SEED);

    @Test
    void mutantsAreReadOrRefused() {
        int refused = 0;
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            byte[] bytes = mutate();
            long before = threads.getCurrentThreadAllocatedBytes();
            if (!read(bytes)) {
                refused++;
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated for mutant %d of seed %d", mutant, SEED)
                    .isLessThan(ALLOWED_BYTES);
        }
        assertThat(refused).isBetween(MUTANTS / 2, MUTANTS - 1);
    }

    private boolean read(byte[] bytes) {
        RecordReader reader = new RecordReader(new EventLog());
        int cut = random.nextInt(bytes.length + 1);
        try {
            reader.feed(ByteBuffer.wrap(bytes, 0, cut));
            reader.feed(ByteBuffer.wrap(bytes, cut, bytes.length - cut));
            reader.end();
            return true;
        } catch (StreamFormatException e) {
            return false;
        }
    }

    private byte[] mutate() {
        byte[] bytes = original.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
                case 3 -> bytes = Arrays.copyOf(bytes, at + 1);
                default -> bytes = spliced(bytes, at);
            }
        }
        return bytes;
    }

    /** Some of the bytes twice. */
    private byte[] spliced(byte[] bytes, int at) {
        int length = random.nextInt(bytes.length - at + 1);
        return ByteBuffer.allocate(bytes.length + length)
                .put(bytes, 0, at + length)
                .put(bytes, at, bytes.length - at)
                .array();
    }
}
