// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Damaged copies of a recording, the same ones for the same seed. */
public final class Mutants {
    /** How many of them a test reads. */
    public static final int COUNT = Integer.getInteger("comleak.fuzz.mutants", 20_000);

    public static final long SEED = Long.getLong("comleak.fuzz.seed", 20_261_124);

    private final byte[] original;
    private final Random random = new Random(SEED);

    public Mutants(RecordingBuilder recording) {
        original = recording.bytes();
    }

    /** The next mutant, with up to three changes. */
    public byte[] next() {
        byte[] bytes = original.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
                case 3 -> bytes = Arrays.copyOf(bytes, at + 1);
                default -> bytes = doubled(bytes, at);
            }
        }
        return bytes;
    }

    /** Some of the bytes twice. */
    private byte[] doubled(byte[] bytes, int at) {
        int length = random.nextInt(bytes.length - at + 1);
        return ByteBuffer.allocate(bytes.length + length)
                .put(bytes, 0, at + length)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    /** Feeds a mutant in two parts; returns whether it was read to its end, and not refused. */
    public boolean read(byte[] mutant, SpyEvents events) {
        RecordReader reader = new RecordReader(events);
        int cut = random.nextInt(mutant.length + 1);
        try {
            reader.feed(ByteBuffer.wrap(mutant, 0, cut));
            reader.feed(ByteBuffer.wrap(mutant, cut, mutant.length - cut));
            reader.end();
            return true;
        } catch (StreamFormatException e) {
            return false;
        }
    }
}
