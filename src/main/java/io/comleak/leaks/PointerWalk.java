// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import java.util.BitSet;
import java.util.function.IntConsumer;

/** Goes from block to block along pointers, to each block once, whatever it started from. It is no recursion: lists are long. */
final class PointerWalk {
    private final PointerGraph graph;
    private final BitSet seen = new BitSet();
    /** No block is in it twice. */
    private final int[] pending;

    PointerWalk(PointerGraph graph) {
        this.graph = graph;
        this.pending = new int[graph.blocks()];
    }

    boolean hasSeen(int block) {
        return seen.get(block);
    }

    /** Visits a block and all that can be reached from it, those excepted that were visited before. */
    void from(int block, IntConsumer visitor) {
        if (seen.get(block)) {
            return;
        }
        seen.set(block);
        pending[0] = block;
        int size = 1;
        while (size > 0) {
            int at = pending[--size];
            visitor.accept(at);
            for (int i = graph.start(at); i < graph.end(at); i++) {
                int next = graph.neighbour(i);
                if (!seen.get(next)) {
                    seen.set(next);
                    pending[size++] = next;
                }
            }
        }
    }
}
