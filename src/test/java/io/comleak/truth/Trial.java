// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One run of churn under comleak, compared. Its number says what it is like, so that it can be run again. */
final class Trial {
    private static final List<String> KINDS = List.of("x64-pdb", "x86-pdb", "x64-dwarf", "x86-dwarf");

    /** Half of all, and every other one, end badly. */
    private static final List<Ending> ENDINGS =
            List.of(Ending.LEAK, Ending.CRASH, Ending.LEAK, Ending.TERMINATE, Ending.LEAK, Ending.KILL);

    private static final int MOST_THREADS = 4;
    private static final long LIMIT_SECONDS = 300;

    private final int number;
    private final long events;
    private final Tap tap;
    private final Random random;

    Trial(int number, long events, Tap tap) {
        this.number = number;
        this.events = events;
        this.tap = tap;
        this.random = new Random(number);
    }

    /** What a trial showed. */
    record Outcome(Trial trial, String churn, Comparison.Result result) {}

    Ending ending() {
        return ENDINGS.get(number % ENDINGS.size());
    }

    boolean x64() {
        return kind().startsWith("x64");
    }

    private String kind() {
        return KINDS.get((number + number / KINDS.size()) % KINDS.size());
    }

    Outcome run(Path parent) throws InterruptedException {
        int seed = random.nextInt(1 << 30);
        int threads = 1 + random.nextInt(MOST_THREADS);
        long killAfter = events / 2 + random.nextInt((int) (events / 2));
        try {
            Path folder = Files.createDirectories(parent.resolve("run-" + number));
            Churn churn = new Churn(kind(), seed, threads, events, ending(), folder, LIMIT_SECONDS);
            try {
                churn.runUnderComleak(tap, killAfter);
                Comparison comparison =
                        new Comparison(Ledger.read(churn.ledger()), Report.read(churn.report()), ending());
                Outcome outcome = new Outcome(this, churn.toString(), comparison.compare());
                if (outcome.result().mismatches().isEmpty()) {
                    delete(folder);
                }
                return outcome;
            } catch (IOException e) {
                return failed(churn.toString(), e);
            }
        } catch (IOException e) {
            return failed("run " + number, e);
        }
    }

    private Outcome failed(String churn, IOException e) {
        return new Outcome(
                this, churn, new Comparison.Result(0, 0, 0, 0, List.of("it could not be compared: " + e.getMessage())));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public String toString() {
        return "run " + number;
    }
}
