// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which outstanding blocks hold the addresses of which others, by their indices. A block that holds an address twice may be
 * there twice.
 */
public final class Pointers {
    public static final Pointers NONE = new Pointers(new int[0], new int[0]);

    private final int[] from;
    private final int[] to;

    /** Block {@code from[i]} holds the address of block {@code to[i]}. */
    public Pointers(int[] from, int[] to) {
        if (from.length != to.length) {
            throw new IllegalArgumentException(from.length + " and " + to.length);
        }
        this.from = from.clone();
        this.to = to.clone();
    }

    /** These without the addresses that some blocks hold. */
    public Pointers without(IntPredicate holders) {
        int[] kept = IntStream.range(0, from.length)
                .filter(index -> !holders.test(from[index]))
                .toArray();
        return kept.length == from.length
                ? this
                : new Pointers(
                        IntStream.of(kept).map(this::from).toArray(),
                        IntStream.of(kept).map(this::to).toArray());
    }

    /** How many there are. */
    public int count() {
        return from.length;
    }

    /** The block that holds the address. */
    public int from(int index) {
        return from[index];
    }

    /** The block whose address it is. */
    public int to(int index) {
        return to[index];
    }
}
