// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import io.comleak.stream.StreamFormatException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How many events the launcher takes in a second on one core, by JMH, and what heap a block takes. */
final class IngestBench {
    private static final double FEW_BLOCKS_GOAL = 15;
    private static final double MANY_BLOCKS_GOAL = 4;
    private static final int MANY_BLOCKS = 10_000_000;
    private static final int HEAP_GOAL = 48;
    private static final int AT_ONCE = 100_000;
    private static final TimeValue ITERATION = TimeValue.seconds(1);

    private final int iterations;
    private final PrintStream out;

    IngestBench(int iterations, PrintStream out) {
        this.iterations = iterations;
        this.out = out;
    }

    /** Fails if not every event that was made is received. */
    void run() throws Exception {
        print("%d iterations of a second; median, and the least and the greatest; million events a second", iterations);
        print("%-44s %24s %6s", "", "measured", "goal");
        for (RunResult run : jmh(IngestBenchmark.class)) {
            int live = Integer.parseInt(run.getParams().getParam("live"));
            print(
                    "%-44s %24s %6.0f",
                    String.format(Locale.ROOT, "replaced at random, %,d outstanding", live),
                    spread(run.getPrimaryResult(), 1),
                    live < MANY_BLOCKS ? FEW_BLOCKS_GOAL : MANY_BLOCKS_GOAL);
        }
        long events = RecordedTrace.record();
        for (RunResult run : jmh(TraceBenchmark.class)) {
            String what = String.format(Locale.ROOT, "recorded from churn, %,d events", events);
            print("%-44s %24s %6.0f", what, spread(run.getPrimaryResult(), events), FEW_BLOCKS_GOAL);
        }
        String what = String.format(Locale.ROOT, "heap, bytes a block of %,d", MANY_BLOCKS);
        print("%-44s %24.1f %6d", what, heapOfABlock(), HEAP_GOAL);
    }

    private Collection<RunResult> jmh(Class<?> benchmark) throws Exception {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName())
                .forks(1)
                .warmupIterations(iterations)
                .warmupTime(ITERATION)
                .measurementIterations(iterations)
                .measurementTime(ITERATION)
                .timeUnit(TimeUnit.MICROSECONDS)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-Xmx3g", "-XX:+UseSerialGC");
        return new Runner(options.build()).run();
    }

    private static Spread spread(Result<?> result, long eventsOfAnOperation) {
        return new Spread(
                result.getStatistics().getMin() * eventsOfAnOperation,
                result.getStatistics().getPercentile(50) * eventsOfAnOperation,
                result.getStatistics().getMax() * eventsOfAnOperation);
    }

    private static double heapOfABlock() throws StreamFormatException {
        Replacement program = new Replacement(MANY_BLOCKS);
        Ingest ingest = new Ingest();
        ingest.feed(program.beginning());
        ingest.feed(program.allocations(0, AT_ONCE));
        long before = HeapPeak.take();
        for (int block = AT_ONCE; block < MANY_BLOCKS; block += AT_ONCE) {
            ingest.feed(program.allocations(block, AT_ONCE));
        }
        double bytes = (double) (HeapPeak.take() - before) / (MANY_BLOCKS - AT_ONCE);
        ingest.feed(program.end());
        ingest.end(program.allocations(), program.frees(), program.live());
        return bytes;
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
