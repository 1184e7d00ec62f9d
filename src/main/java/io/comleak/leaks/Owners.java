// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Pointers;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Of each outstanding block, the one at the root of what owns it: a block that no other holds the address of. Of blocks that
 * own one another in a ring, without such a root, the oldest is the root. What has several roots belongs to the oldest of them.
 * Blocks are in order of their allocation, oldest first.
 */
final class Owners {
    /** Empty where each block is its own root. */
    private final int[] roots;

    private Owners(int[] roots) {
        this.roots = roots;
    }

    static Owners of(int blocks, Pointers pointers) {
        return new Owners(pointers.count() == 0 ? new int[0] : roots(blocks, pointers));
    }

    /** The root that a block belongs to: itself, if nothing owns it. */
    int root(int block) {
        return roots.length == 0 ? block : roots[block];
    }

    private static int[] roots(int blocks, Pointers pointers) {
        PointerGraph owned = PointerGraph.forwards(blocks, pointers);
        PointerGraph owners = PointerGraph.backwards(blocks, pointers);
        BitSet isRoot = new BitSet(blocks);
        PointerWalk reached = new PointerWalk(owned);
        for (int block = 0; block < blocks; block++) {
            if (owners.degree(block) == 0) {
                isRoot.set(block);
                reached.from(block, it -> {});
            }
        }
        addRings(owned, owners, reached, isRoot);
        return assigned(owned, isRoot);
    }

    /**
     * What was not reached so far hangs on rings. Of blocks in the order in which a depth-first search is done with them, the
     * last one that is not reached yet lies in a ring that nothing outside it leads to (Kosaraju); so all that leads to it is the ring.
     */
    private static void addRings(PointerGraph owned, PointerGraph owners, PointerWalk reached, BitSet isRoot) {
        int[] done = new DepthFirst(owned, reached::hasSeen).order();
        PointerWalk ring = new PointerWalk(owners);
        for (int i = done.length - 1; i >= 0; i--) {
            if (!reached.hasSeen(done[i])) {
                int[] oldest = {done[i]};
                ring.from(done[i], it -> oldest[0] = Math.min(oldest[0], it));
                isRoot.set(oldest[0]);
                reached.from(oldest[0], it -> {});
            }
        }
    }

    private static int[] assigned(PointerGraph owned, BitSet isRoot) {
        int[] roots = new int[owned.blocks()];
        Arrays.fill(roots, -1);
        PointerWalk walk = new PointerWalk(owned);
        isRoot.stream().forEach(root -> walk.from(root, it -> roots[it] = root));
        return roots;
    }
}
