// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

/**
 * How much of something there is.
 *
 * @param blocks how many, or of wrong frees how often
 * @param bytes of all of them
 */
public record Amount(long blocks, long bytes) {
    public static final Amount NONE = new Amount(0, 0);

    public Amount plus(Amount more) {
        return new Amount(sum(blocks, more.blocks), sum(bytes, more.bytes));
    }

    /** A run alone does not come near it, but files of many may: then it is as much as there is a number for. */
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    Amount times(int runs) {
        return new Amount(product(blocks, runs), product(bytes, runs));
    }

    private static long product(long one, int runs) {
        return Math.multiplyHigh(one, runs) != 0 || one * runs < 0 ? Long.MAX_VALUE : one * runs;
    }

    Amount atLeast(Amount other) {
        return new Amount(Math.max(blocks, other.blocks), Math.max(bytes, other.bytes));
    }

    boolean moreThan(Amount other) {
        return blocks > other.blocks || bytes > other.bytes;
    }

    /** What is to be added to another to come to this. */
    public Amount since(Amount other) {
        return new Amount(blocks - other.blocks, bytes - other.bytes);
    }
}
