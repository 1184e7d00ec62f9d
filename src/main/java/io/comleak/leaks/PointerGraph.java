// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Pointers;
import java.util.function.IntUnaryOperator;

/** Pointers between blocks, sorted by the block at one of their ends. */
final class PointerGraph {
    /** Of each block, where its neighbours begin; the next block's begin where they end. */
    private final int[] starts;

    private final int[] neighbours;

    private PointerGraph(int blocks, int pointers, IntUnaryOperator of, IntUnaryOperator neighbour) {
        starts = new int[blocks + 1];
        neighbours = new int[pointers];
        for (int i = 0; i < pointers; i++) {
            starts[of.applyAsInt(i) + 1]++;
        }
        for (int block = 0; block < blocks; block++) {
            starts[block + 1] += starts[block];
        }
        int[] next = starts.clone();
        for (int i = 0; i < pointers; i++) {
            neighbours[next[of.applyAsInt(i)]++] = neighbour.applyAsInt(i);
        }
    }

    /** From each block to those whose addresses it holds. */
    static PointerGraph forwards(int blocks, Pointers pointers) {
        return new PointerGraph(blocks, pointers.count(), pointers::from, pointers::to);
    }

    /** From each block to those that hold its address. */
    static PointerGraph backwards(int blocks, Pointers pointers) {
        return new PointerGraph(blocks, pointers.count(), pointers::to, pointers::from);
    }

    int blocks() {
        return starts.length - 1;
    }

    /** Where the neighbours of a block begin. */
    int start(int block) {
        return starts[block];
    }

    /** Where the neighbours of a block end. */
    int end(int block) {
        return starts[block + 1];
    }

    int neighbour(int at) {
        return neighbours[at];
    }

    /** How many neighbours a block has. */
    int degree(int block) {
        return starts[block + 1] - starts[block];
    }
}
