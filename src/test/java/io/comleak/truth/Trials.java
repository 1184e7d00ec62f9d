// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import io.comleak.truth.Trial.Outcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs many trials, a few side by side, and tells of each. */
final class Trials {
    private static final int MISMATCHES_SHOWN = 5;

    private final Path folder;
    private final PrintStream out;

    Trials(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    Summary run(int count, long events, Tap tap, int sideBySide) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(sideBySide);
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                Trial trial = new Trial(number, events, tap);
                outcomes.add(threads.submit(() -> trial.run(folder)));
            }
            Summary summary = new Summary();
            for (Future<Outcome> future : outcomes) {
                Outcome outcome = future.get();
                summary.add(outcome);
                print(outcome);
            }
            return summary;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void print(Outcome outcome) {
        Comparison.Result result = outcome.result();
        out.println(outcome.trial() + ": " + outcome.churn() + ": " + result.events() + " events, " + result.blocks()
                + " blocks, " + result.inFlight() + " in flight, "
                + result.mismatches().size() + " mismatches");
        result.mismatches().stream().limit(MISMATCHES_SHOWN).forEach(mismatch -> out.println("    " + mismatch));
    }
}
