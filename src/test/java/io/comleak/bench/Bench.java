// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import io.comleak.report.LargeReport;
import java.util.List;

/** What {@code scripts/bench} runs, one word and how often or how many. */
public final class Bench {
    private static final int BLOCKS = 1_000_000;
    private static final int GROUPS = 10_000;
    private static final String FRAMES = "30";
    private static final int RUNS = 5;
    private static final int PAIRS = 400_000;
    private static final List<SpyBench.Row> SPY =
            List.of(new SpyBench.Row("x64", 1, PAIRS, 2.3), new SpyBench.Row("x86", 1, PAIRS, 1.6));
    private static final List<SpyBench.Row> MIXED = List.of(new SpyBench.Row("x64", 10_000, PAIRS, 4.0));
    private static final List<Integer> STACKS = List.of(1, 1_000, 10_000);

    private Bench() {}

    /** Exit code 2 if the words cannot be understood. */
    public static void main(String[] words) throws Exception {
        switch (words.length == 0 ? "" : words[0]) {
            case "report" -> report(count(words, BLOCKS));
            case "ingest" -> new IngestBench(count(words, RUNS), System.out).run();
            case "start" -> new StartBench(count(words, RUNS), System.out).run();
            case "end" -> new EndBench(count(words, RUNS), System.out).run();
            case "end-once" -> EndBench.once(count(words, 1));
            case "formats" -> LargeReport.main(String.valueOf(count(words, GROUPS)), FRAMES);
            case "spy" -> new SpyBench(count(words, RUNS), System.out).run(SPY);
            case "mixed" -> new SpyBench(count(words, RUNS), System.out).run(MIXED);
            default -> {
                System.err.println("Usage: bench report|formats|spy|mixed|ingest|start|end [COUNT]");
                System.exit(2);
            }
        }
    }

    private static int count(String[] words, int usual) {
        return words.length > 1 ? Integer.parseInt(words[1]) : usual;
    }

    private static void report(int blocks) throws Exception {
        HeapPeak.watch();
        for (int stacks : STACKS) {
            new ReportBench(blocks, Math.min(stacks, blocks), System.out).run();
        }
    }
}
