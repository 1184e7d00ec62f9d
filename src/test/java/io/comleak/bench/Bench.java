// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import io.comleak.report.LargeReport;
import java.util.List;
import java.util.Map;
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
        Choice choice = words.length == 0 ? null : choices().get(words[0]);
        if (choice == null) {
            System.err.println(
                    "Usage: bench report [BLOCKS] | formats [GROUPS] | spy|mixed|threads|live|ingest|start|end [RUNS]");
            System.exit(2);
            return;
        }
        choice.measure().run(words.length > 1 ? Integer.parseInt(words[1]) : choice.usual());
    }

    /** What is measured, so often or with so many. */
    @FunctionalInterface
    private interface Measure {
        void run(int count) throws Exception;
    }

    private record Choice(int usual, Measure measure) {}

    private static Map<String, Choice> choices() {
        return Map.of(
                "report", new Choice(BLOCKS, Bench::report),
                "formats", new Choice(GROUPS, groups -> LargeReport.main(String.valueOf(groups), FRAMES)),
                "ingest", new Choice(RUNS, runs -> new IngestBench(runs, System.out).run()),
                "start", new Choice(RUNS, runs -> new StartBench(runs, System.out).run()),
                "end", new Choice(RUNS, runs -> new EndBench(runs, System.out).run()),
                "end-once", new Choice(1, EndBench::once),
                "spy", new Choice(RUNS, runs -> new SpyBench(runs, System.out).run(SPY)),
                "mixed", new Choice(RUNS, runs -> new SpyBench(runs, System.out).run(MIXED)),
                "threads", new Choice(RUNS, runs -> new SpyBench(runs, System.out).run(THREADS)),
                "live", new Choice(RUNS, runs -> new LiveBench(runs, System.out).run(MACHINES)));
    }

    private static SpyBench.Row row(String machine, int stacks, int threads, OptionalDouble goal) {
        return new SpyBench.Row(machine, stacks, threads, goal);
    }

    private static void report(int blocks) throws Exception {
        HeapPeak.watch();
        for (int stacks : STACKS) {
            new ReportBench(blocks, Math.min(stacks, blocks), System.out).run();
        }
    }
}
