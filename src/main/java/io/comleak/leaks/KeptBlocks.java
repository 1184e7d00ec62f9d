// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Block;
import io.comleak.model.OutstandingBlocks;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** Gathers the first of a group's blocks: of each that is outstanding only the index, as there may be millions. */
final class KeptBlocks {
    private static final int FIRST_ROOM = 4;

    private final OutstandingBlocks outstanding;
    private final int most;
    private int[] indices = new int[FIRST_ROOM];
    private int size;

    /** At most so many are kept. */
    KeptBlocks(OutstandingBlocks outstanding, int most) {
        this.outstanding = outstanding;
        this.most = most;
    }

    void add(int index) {
        if (size < most) {
            if (size == indices.length) {
                indices = Arrays.copyOf(indices, 2 * size);
            }
            indices[size++] = index;
        }
    }

    /** Those so far; each is made when it is asked for. */
    List<Block> list() {
        return new View(outstanding, Arrays.copyOf(indices, size));
    }

    private static final class View extends AbstractList<Block> implements RandomAccess {
        private final OutstandingBlocks outstanding;
        private final int[] indices;

        View(OutstandingBlocks outstanding, int[] indices) {
            this.outstanding = outstanding;
            this.indices = indices;
        }

        @Override
        public Block get(int at) {
            return outstanding.block(indices[at]);
        }

        @Override
        public int size() {
            return indices.length;
        }
    }
}
