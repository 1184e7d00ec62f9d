// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    /** The name of the phase that one of them was allocated in; null if the program had named none. */
    default @Nullable String phase(int index) {
        return null;
    }

    /** Whether the program asked that one of them be not reported. */
    default boolean ignored(int index) {
        return false;
    }

    @Override
    default Iterator<Block> iterator() {
        return IntStream.range(0, count()).mapToObj(this::block).iterator();
    }
}
