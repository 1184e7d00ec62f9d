// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Block;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts the blocks that the program asked not to be reported, as if a suppression had matched them. */
final class Ignored {
    private static final String NAME = "comleak_ignore";
    private static final String REASON = "The program asked that these blocks be not reported.";
    private static final String SOURCE = "program";

    private final Set<Integer> stacks = new HashSet<>();
    private long blocks;
    private long bytes;

    void add(Block block) {
        stacks.add(block.stack().id());
        blocks++;
        bytes += block.size();
    }

    Suppressions asSuppressions() {
        if (blocks == 0) {
            return Suppressions.NONE;
        }
        LeakTotals totals = new LeakTotals(stacks.size(), blocks, bytes);
        return new Suppressions(List.of(new Suppressed(NAME, REASON, "", SOURCE, totals, 0)), List.of(), List.of());
    }
}
