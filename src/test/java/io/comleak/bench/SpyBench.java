// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What watching costs a program that does nothing but allocate and free: the whole of comleak, with all events received,
 * over an IMallocSpy that does nothing. Runs of both take turns, and each is compared with its neighbour.
 */
final class SpyBench {
    private static final int ROUNDS_OF_A_RUN = 3;
    private static final int PAIRS = 2_000_000;

    private final PrintStream out;
    private final int runs;

    SpyBench(int runs, PrintStream out) {
        this.runs = runs;
        this.out = out;
    }

    /** A row of the table; the goal is one for the ratio of times by the clock. */
    record Row(String machine, int stacks, int threads, OptionalDouble goal) {
        @Override
        public String toString() {
            return machine + ", 20 frames, "
                    + (stacks == 1 ? "one stack" : String.format(Locale.ROOT, "%,d stacks", stacks))
                    + (threads == 1 ? "" : ", " + threads + " threads");
        }

        private AllocationsRun.Work work() {
            return new AllocationsRun.Work(machine, stacks, threads, PAIRS, ROUNDS_OF_A_RUN);
        }
    }

    /** Exit code 1 if events were lost; a goal that was missed is printed. */
    void run(List<Row> rows) throws IOException, InterruptedException {
        print(
                "%d runs of each, in turns; medians, and the least and the greatest ratio; ns a pair of allocation and free",
                runs);
        print(
                "%-37s %9s %9s %22s %6s %26s",
                "", "empty spy", "comleak", "ratio, by the clock", "goal", "ratio, processor time");
        for (Row row : rows) {
            measure(row);
        }
    }

    private void measure(Row row) throws IOException, InterruptedException {
        List<Double> empty = new ArrayList<>();
        List<Double> watched = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            AllocationsRun alone = AllocationsRun.withEmptySpy(row.work());
            AllocationsRun under = AllocationsRun.underComleak(row.work());
            empty.add(alone.clock());
            watched.add(under.clock());
            ratios.add(under.clock() / alone.clock());
            processor.add(under.processor() / alone.processor());
        }
        print(
                "%-37s %9.0f %9.0f %22s %6s %26s",
                row,
                Spread.of(empty).median(),
                Spread.of(watched).median(),
                Spread.of(ratios),
                row.goal.isPresent() ? String.valueOf(row.goal.getAsDouble()) : "none",
                Spread.of(processor));
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
