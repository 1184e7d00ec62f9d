// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import io.comleak.report.LargeReport;
import java.util.List;

/** What {@code scripts/bench} runs: {@code report [BLOCKS]} or {@code formats [GROUPS]}. */
public final class Bench {
    private static final int BLOCKS = 1_000_000;
    private static final int GROUPS = 10_000;
    private static final String FRAMES = "30";
    private static final List<Integer> STACKS = List.of(1, 1_000, 10_000);

    private Bench() {}

    /** Exit code 2 if the words cannot be understood. */
    public static void main(String[] words) throws Exception {
        int count = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        switch (words.length == 0 ? "" : words[0]) {
            case "report" -> report(count == 0 ? BLOCKS : count);
            case "formats" -> LargeReport.main(String.valueOf(count == 0 ? GROUPS : count), FRAMES);
            default -> {
                System.err.println("Usage: bench report [BLOCKS] | formats [GROUPS]");
                System.exit(2);
            }
        }
    }

    private static void report(int blocks) throws Exception {
        HeapPeak.watch();
        for (int stacks : STACKS) {
            new ReportBench(blocks, Math.min(stacks, blocks), System.out).run();
        }
    }
}
