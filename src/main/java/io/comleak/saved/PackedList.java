// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Block;
import io.comleak.model.StackTrace;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** The blocks of a group, each of which is made when it is asked for. */
final class PackedList {
    private final PackedBlocks blocks;
    private final int most;
    private long[] places = new long[16];
    private int size;
    private long seen;

    /** At most so many are kept. */
    PackedList(PackedBlocks blocks, int most) {
        this.blocks = blocks;
        this.most = most;
    }

    void add(Block block) {
        seen++;
        if (size == most) {
            return;
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = blocks.add(block);
    }

    /** How many were added, kept or not. */
    long seen() {
        return seen;
    }

    /** Those that were kept, of a stack. */
    List<Block> of(StackTrace stack) {
        return new Kept(blocks, Arrays.copyOf(places, size), stack);
    }

    private static final class Kept extends AbstractList<Block> implements RandomAccess {
        private final PackedBlocks blocks;
        private final long[] places;
        private final StackTrace stack;

        Kept(PackedBlocks blocks, long[] places, StackTrace stack) {
            this.blocks = blocks;
            this.places = places;
            this.stack = stack;
        }

        @Override
        public Block get(int index) {
            return blocks.get(places[index], stack);
        }

        @Override
        public int size() {
            return places.length;
        }
    }
}
