// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether what the spy itself takes grows with the blocks that are live: its callbacks driven directly, as COM's own table of
 * blocks is another matter. The processor's time of the thread that allocates, writes to the pipe included.
 */
final class LiveBench {
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final double GOAL = 1.5;
    private static final int PAIRS = 2_000_000;
    private static final int ROUNDS_OF_A_RUN = 3;

    private final PrintStream out;
    private final int runs;

    LiveBench(int runs, PrintStream out) {
        this.runs = runs;
        this.out = out;
    }

    /** Fails if events were lost; a goal that was missed is printed. */
    void run(List<String> machines) throws IOException, InterruptedException {
        print(
                "%d runs of each, in turns; medians, and the least and the greatest ratio; ns a pair of free and allocation",
                runs);
        print("%-16s %16s %16s %18s %6s", "the spy alone", "1,000 live", "1,000,000 live", "ratio", "goal");
        for (String machine : machines) {
            measure(new AllocationsRun.Work(machine, 1, 1, PAIRS, ROUNDS_OF_A_RUN));
        }
    }

    private void measure(AllocationsRun.Work work) throws IOException, InterruptedException {
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            few.add(AllocationsRun.ofTheSpyAlone(work, FEW).processor());
            many.add(AllocationsRun.ofTheSpyAlone(work, MANY).processor());
            ratios.add(many.get(i) / few.get(i));
        }
        print(
                "%-16s %16.0f %16.0f %18s %6.1f",
                work.machine(), Spread.of(few).median(), Spread.of(many).median(), Spread.of(ratios), GOAL);
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
