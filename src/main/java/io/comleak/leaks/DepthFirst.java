// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** The order in which a depth-first search is done with blocks: with each after all that only it led to. */
final class DepthFirst {
    private final PointerGraph graph;
    private final BitSet begun = new BitSet();
    private int[] path = new int[16];
    /** Of each block in the path, the neighbour to go on with. */
    private int[] next = new int[16];

    private int depth;
    private int[] done = new int[16];
    private int count;

    /** Of all blocks but those that the predicate holds for. */
    DepthFirst(PointerGraph graph, IntPredicate without) {
        this.graph = graph;
        for (int block = 0; block < graph.blocks(); block++) {
            if (without.test(block)) {
                begun.set(block);
            }
        }
    }

    int[] order() {
        for (int block = begun.nextClearBit(0); block < graph.blocks(); block = begun.nextClearBit(block)) {
            begin(block);
            while (depth > 0) {
                step();
            }
        }
        return Arrays.copyOf(done, count);
    }

    private void begin(int block) {
        begun.set(block);
        if (depth == path.length) {
            path = Arrays.copyOf(path, 2 * depth);
            next = Arrays.copyOf(next, 2 * depth);
        }
        path[depth] = block;
        next[depth++] = graph.start(block);
    }

    private void step() {
        int top = depth - 1;
        int block = path[top];
        while (next[top] < graph.end(block)) {
            int neighbour = graph.neighbour(next[top]++);
            if (!begun.get(neighbour)) {
                begin(neighbour);
                return;
            }
        }
        depth--;
        if (count == done.length) {
            done = Arrays.copyOf(done, 2 * count);
        }
        done[count++] = block;
    }
}
