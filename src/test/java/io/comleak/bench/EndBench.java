// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakJudge;
import io.comleak.leaks.Policies;
import io.comleak.report.ContentsShown;
import io.comleak.report.json.JsonReporter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From the last record to the JSON on disk: many blocks over few, in as many groups. Each run is a JVM of its own, which has
 * not warmed up, as a user's has not. And how long a real program is held where its blocks are read.
 */
final class EndBench {
    private static final int GROUPS = 1000;
    private static final int FEW = 1000;
    private static final int MANY = 100_000;
    /** Of each group, as comleak lists by default. */
    private static final int LISTED = 16;

    private static final int HELD = 20_000;
    private static final double GOAL = 3.0;
    private static final double HELD_GOAL = 0.5;
    private static final long LIMIT_SECONDS = 120;
    private static final Path FOLDER = Path.of("target/bench").toAbsolutePath();
    private static final Path TIME = FOLDER.resolve("end.time");

    private final int runs;
    private final PrintStream out;

    EndBench(int runs, PrintStream out) {
        this.runs = runs;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        List<Double> few = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> held = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            double one = child(FEW);
            few.add(one);
            ratios.add(child(MANY) / one);
            held.add(held());
        }
        print("%d runs of each, in turns; medians, and the least and the greatest", runs);
        print("%-60s %22s %6s", "", "measured", "goal");
        print("%-60s %20s s", "last record to JSON, 1,000 blocks in 1,000 groups", Spread.of(few));
        print("%-60s %22s %6.1f", "the same of 100,000 blocks, over that", Spread.of(ratios), GOAL);
        print("%-60s %20s s %5.1fs", "held at a checkpoint, 20,000 blocks, x64", Spread.of(held), HELD_GOAL);
    }

    private static double child(int blocks) throws IOException, InterruptedException {
        Files.deleteIfExists(TIME);
        new Program(LIMIT_SECONDS)
                .words(Path.of(System.getProperty("java.home"), "bin", "java"), "-Xmx256m", "-XX:+UseSerialGC")
                .words("-cp", System.getProperty("java.class.path"), Bench.class.getName(), "end-once", blocks)
                .run();
        return Double.parseDouble(Files.readString(TIME));
    }

    /** In a process of its own. */
    static void once(int blocks) throws Exception {
        Path file = FOLDER.resolve("end.json");
        LeakingStream stream = new LeakingStream(blocks, GROUPS);
        stream.load();
        long start = System.nanoTime();
        LeakCheck check = LeakJudge.judge(stream.end(), LISTED);
        try (Writer writer = Files.newBufferedWriter(file)) {
            new JsonReporter(LeakingStream.symbols(), "bench", ContentsShown.FULL)
                    .report(check, ExitStatus.of(check, Policies.DEFAULT), writer);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long found = check.groups().stream().mapToLong(group -> group.blocks()).sum();
        if (check.groups().size() != GROUPS || found != blocks) {
            throw new AssertionError(found + " blocks in " + check.groups().size() + " groups");
        }
        Files.writeString(TIME, String.valueOf(seconds));
    }

    /** The program measures the call of CoUninitialize itself. */
    private static double held() throws IOException, InterruptedException {
        Path text = FOLDER.resolve("held.seconds");
        Files.deleteIfExists(text);
        new Program(LIMIT_SECONDS)
                .words(Path.of("scripts/comleak").toAbsolutePath(), "run", "--force")
                .words("--output=" + FOLDER.resolve("held.txt"), FOLDER.resolve("held-x64.exe"), HELD, text)
                .run();
        return Double.parseDouble(Files.readString(text).strip());
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
