// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import java.util.List;

/** What {@code scripts/bench} runs: {@code report [BLOCKS]}. */
public final class Bench {
    private static final int BLOCKS = 1_000_000;
    private static final List<Integer> STACKS = List.of(1, 1_000, 10_000);

    private Bench() {}

    /** Exit code 2 if the words cannot be understood. */
    public static void main(String[] words) throws Exception {
        if (words.length == 0 || !words[0].equals("report")) {
            System.err.println("Usage: bench report [BLOCKS]");
            System.exit(2);
        }
        HeapPeak.watch();
        int blocks = words.length > 1 ? Integer.parseInt(words[1]) : BLOCKS;
        for (int stacks : STACKS) {
            new ReportBench(blocks, Math.min(stacks, blocks), System.out).run();
        }
    }
}
