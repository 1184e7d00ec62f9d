// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import io.comleak.report.LargeReport;
import java.util.List;
import java.util.OptionalDouble;

/** What {@code scripts/bench} runs: a name of a bench, and how many blocks, groups or runs. */
public final class Bench {
    private static final int BLOCKS = 1_000_000;
    private static final int GROUPS = 10_000;
    private static final String FRAMES = "30";
    private static final int RUNS = 5;
    private static final List<SpyBench.Row> SPY =
            List.of(row("x64", 1, 1, OptionalDouble.of(2.3)), row("x86", 1, 1, OptionalDouble.of(1.6)));
    private static final List<SpyBench.Row> MIXED = List.of(row("x64", 10_000, 1, OptionalDouble.of(4.0)));
    /** On two cores nothing is claimed. */
    private static final List<SpyBench.Row> THREADS =
            List.of(row("x64", 1, 4, OptionalDouble.empty()), row("x86", 1, 4, OptionalDouble.empty()));

    private static final List<String> MACHINES = List.of("x64", "x86");
    private static final List<Integer> STACKS = List.of(1, 1_000, 10_000);

    private Bench() {}

    /** Exit code 2 if the words cannot be understood. */
    public static void main(String[] words) throws Exception {
        switch (words.length == 0 ? "" : words[0]) {
            case "ingest", "start", "end", "end-once" -> launcher(words);
            case "report" -> report(count(words, BLOCKS));
            case "formats" -> LargeReport.main(String.valueOf(count(words, GROUPS)), FRAMES);
            case "spy" -> new SpyBench(count(words, RUNS), System.out).run(SPY);
            case "mixed" -> new SpyBench(count(words, RUNS), System.out).run(MIXED);
            case "threads" -> new SpyBench(count(words, RUNS), System.out).run(THREADS);
            case "live" -> new LiveBench(count(words, RUNS), System.out).run(MACHINES);
            default -> {
                System.err.println(
                        "Usage: bench report [BLOCKS] | formats [GROUPS] | spy|mixed|threads|live|ingest|start|end [RUNS]");
                System.exit(2);
            }
        }
    }

    private static void launcher(String[] words) throws Exception {
        switch (words[0]) {
            case "ingest" -> new IngestBench(count(words, RUNS), System.out).run();
            case "start" -> new StartBench(count(words, RUNS), System.out).run();
            case "end" -> new EndBench(count(words, RUNS), System.out).run();
            default -> EndBench.once(count(words, 1));
        }
    }

    private static SpyBench.Row row(String machine, int stacks, int threads, OptionalDouble goal) {
        return new SpyBench.Row(machine, stacks, threads, goal);
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
