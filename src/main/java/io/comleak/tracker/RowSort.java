// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import java.util.function.IntToLongFunction;

/** Sorts rows by an unsigned 64-bit key, without an object per row: by 16 bits of the key at a time, lowest first. */
final class RowSort {
    private static final int DIGIT_BITS = 16;

    private RowSort() {}

    static int[] sorted(int[] rows, IntToLongFunction key) {
        long used = 0;
        for (int row : rows) {
            used |= key.applyAsLong(row);
        }
        int[] from = rows.clone();
        int[] to = new int[rows.length];
        for (int shift = 0; shift < Long.SIZE && used >>> shift != 0; shift += DIGIT_BITS) {
            scatter(from, to, key, shift);
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void scatter(int[] from, int[] to, IntToLongFunction key, int shift) {
        int[] starts = new int[(1 << DIGIT_BITS) + 1];
        for (int row : from) {
            starts[digit(key, row, shift) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        for (int row : from) {
            to[starts[digit(key, row, shift)]++] = row;
        }
    }

    private static int digit(IntToLongFunction key, int row, int shift) {
        return (int) (key.applyAsLong(row) >>> shift) & ((1 << DIGIT_BITS) - 1);
    }
}
