// SPDX-License-Identifier: Apache-2.0
package io.comleak.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Deals with mutants, one after the other, and fails at the first that is not dealt with: that throws, takes memory out of
 * proportion, or does not end. Mutant n of a seed is the same in each run. Time is the thread's own, so that no other
 * process can make a mutant look slow.
 */
public final class Fuzzing {
    /** How many of them a test makes. */
    public static final int MUTANTS = Integer.getInteger("comleak.fuzz.mutants", 5_000);

    private static final long SEED = Long.getLong("comleak.fuzz.seed", 20_261_124);
    /** For looking at one that failed. */
    private static final int FIRST = Integer.getInteger("comleak.fuzz.first", 0);

    private static final Path RESULTS = Path.of("target/fuzz");
    /** The common size of a run's tables, of its reports' buffers and of what belongs to each class. */
    private static final long FIXED_BYTES = 8 << 20;
    /** A record of 16 bytes may be a line of a report, with a stack of its own. */
    private static final long BYTES_FOR_ONE = 2048;

    private static final long MOST_NANOSECONDS = 30_000_000_000L;
    private static final long LOOK_EVERY_MILLISECONDS = 500;

    private final String name;
    private final Function<Random, Mutant> source;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Thread worker;
    private volatile int current;
    private volatile long begun;
    private volatile @Nullable Throwable failure;
    private long mostBytes;
    private double mostForOne;

    private Fuzzing(String name, Function<Random, Mutant> source) {
        this.name = name;
        this.source = source;
        this.worker = new Thread(this::work, name);
        worker.setDaemon(true);
    }

    /** Deals with all mutants of a source, and writes down what they took. */
    public static void run(String name, Function<Random, Mutant> source) throws Exception {
        new Fuzzing(name, source).run();
    }

    private void run() throws Exception {
        long start = System.nanoTime();
        worker.start();
        while (worker.isAlive()) {
            worker.join(LOOK_EVERY_MILLISECONDS);
            failIfItHangs();
        }
        if (failure != null) {
            throw new AssertionError(name + ": mutant " + current + " of seed " + SEED, failure);
        }
        write((System.nanoTime() - start) / 1_000_000);
    }

    private void failIfItHangs() {
        int mutant = current;
        long began = begun;
        long now = threads.getThreadCpuTime(worker.getId());
        if (now - began > MOST_NANOSECONDS && mutant == current) {
            throw new AssertionError(name + ": mutant " + mutant + " of seed " + SEED + " does not end: "
                    + Arrays.toString(worker.getStackTrace()));
        }
    }

    private void work() {
        try {
            for (int n = FIRST; n < FIRST + MUTANTS; n++) {
                begun = threads.getCurrentThreadCpuTime();
                current = n;
                take(source.apply(new Random(SEED ^ n * 0x9E3779B97F4A7C15L)));
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    private void take(Mutant mutant) throws Exception {
        long before = threads.getCurrentThreadAllocatedBytes();
        mutant.deal();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        mutant.check();
        mostBytes = Math.max(mostBytes, allocated);
        mostForOne = Math.max(mostForOne, (double) Math.max(0, allocated - FIXED_BYTES) / mutant.bytes());
        if (allocated > FIXED_BYTES + BYTES_FOR_ONE * mutant.bytes()) {
            throw new AssertionError(allocated + " bytes were allocated for " + mutant.bytes());
        }
    }

    private void write(long milliseconds) throws IOException {
        Files.createDirectories(RESULTS);
        Files.writeString(
                RESULTS.resolve(name + ".txt"),
                String.format(
                        "%s: %,d mutants of seed %d in %,d ms; at most %,d bytes allocated for one mutant%n",
                        name, MUTANTS, SEED, milliseconds, mostBytes));
    }
}
