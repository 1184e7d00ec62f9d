// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One long run: does the launcher's heap stay flat, and what does the target need more? */
final class Soak {
    /** Begins a line of {@link HeapGauge}: events, and bytes in use. */
    static final String HEAP = "heap ";

    private static final int SEED = 4711;
    private static final int THREADS = 2;
    private static final long LIMIT_SECONDS = 3600;

    private final Path folder;
    private final PrintStream out;

    Soak(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Returns how many mismatches there were. */
    int run(long events) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Churn churn = new Churn("x64-pdb", SEED, THREADS, events, Ending.LEAK, folder, LIMIT_SECONDS);
        churn.runAlone();
        long alone = Ledger.read(churn.ledger()).privateBytes();
        long start = System.nanoTime();
        churn.runUnderComleak(Tap.HEAP, 0);
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        for (String line : Files.readAllLines(churn.errors())) {
            print(line);
        }
        Ledger ledger = Ledger.read(churn.ledger());
        print("the target's private bytes at its end: %,d, without comleak %,d", ledger.privateBytes(), alone);
        Comparison.Result result = new Comparison(ledger, Report.read(churn.report()), Ending.LEAK).compare();
        print(
                "%,d events in %,d s, %,d mismatches",
                result.events(), seconds, result.mismatches().size());
        result.mismatches().forEach(out::println);
        return result.mismatches().size();
    }

    private void print(String line) {
        List<String> words = List.of(line.split(" "));
        if (line.startsWith(HEAP) && words.size() == 3) {
            print("the launcher's heap after %,d events: %,d bytes in use", number(words.get(1)), number(words.get(2)));
        } else {
            out.println(line);
        }
    }

    private static long number(String word) {
        return Long.parseLong(word);
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
