// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.util.Iterator;
import java.util.stream.IntStream;

/** The blocks outstanding at a moment, in order of their allocation; made one by one, as there may be millions. */
public interface OutstandingBlocks extends Iterable<Block> {
    /** How many there are. */
    int count();

    /** Bytes of all of them. */
    long bytes();

    /** One of them, from 0 on. */
    Block block(int index);

    /** Which of them hold the addresses of which others, as far as their memory was read. */
    default Pointers pointers() {
        return Pointers.NONE;
    }

    @Override
    default Iterator<Block> iterator() {
        return IntStream.range(0, count()).mapToObj(this::block).iterator();
    }
}
