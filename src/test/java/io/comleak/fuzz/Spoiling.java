// SPDX-License-Identifier: Apache-2.0
package io.comleak.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Ways to spoil bytes that know nothing of what the bytes mean. */
public final class Spoiling {
    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        7,
        8,
        0x7f,
        0xff,
        0x7fff,
        0xfff8,
        0xffff,
        0x10000,
        Integer.MAX_VALUE,
        0x80000000L,
        0xfffffff8L,
        0xffffffffL,
        0x100000000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x00007fffffffffffL,
        0xfffffffffffff000L
    };

    private Spoiling() {}

    /** A copy with one change, or the same bytes if there are none. */
    public static byte[] spoil(byte[] original, Random random) {
        if (original.length == 0) {
            return original;
        }
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
            case 3 -> bytes = Arrays.copyOf(bytes, at + 1);
            case 4 -> bytes = doubled(bytes, at, random);
            default -> number(bytes, at, extreme(random), random);
        }
        return bytes;
    }

    /** A number that is somebody's limit. */
    public static long extreme(Random random) {
        return EXTREMES[random.nextInt(EXTREMES.length)];
    }

    /** Writes a number of 2, 4 or 8 bytes where one may lie, near a place. */
    public static void number(byte[] bytes, int near, long value, Random random) {
        int width = 2 << random.nextInt(3);
        int at = near / width * width;
        if (at + width > bytes.length) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        switch (width) {
            case 2 -> buffer.putShort(at, (short) value);
            case 4 -> buffer.putInt(at, (int) value);
            default -> buffer.putLong(at, value);
        }
    }

    /** Some of the bytes twice. */
    private static byte[] doubled(byte[] bytes, int at, Random random) {
        int length = random.nextInt(bytes.length - at + 1);
        return ByteBuffer.allocate(bytes.length + length)
                .put(bytes, 0, at + length)
                .put(bytes, at, bytes.length - at)
                .array();
    }
}
