// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code comleak run} of a program that does nothing, over what the same JVM takes to say its version. */
final class StartBench {
    private static final double GOAL = 2.0;
    private static final double BILLION = 1e9;
    private static final long LIMIT_SECONDS = 60;

    private final int runs;
    private final PrintStream out;

    StartBench(int runs, PrintStream out) {
        this.runs = runs;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        // Once for the caches, and for comleak's archive of classes.
        version();
        comleak();
        List<Double> versions = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            double version = version();
            double comleak = comleak();
            versions.add(version);
            ours.add(comleak);
            ratios.add(comleak / version);
        }
        print("%d runs of each, in turns; medians, and the least and the greatest", runs);
        print("%-60s %22s %6s", "", "measured", "goal");
        print("%-60s %20s s", "java -version", Spread.of(versions));
        print("%-60s %20s s", "comleak run of a program that does nothing", Spread.of(ours));
        print("%-60s %22s %6.1f", "ratio", Spread.of(ratios), GOAL);
    }

    private static double version() throws IOException, InterruptedException {
        String words = ". scripts/env.sh; exec \"${mortal_wine[@]}\" \"$windows_java\" \"${java_flags[@]}\" -version";
        return new Program(LIMIT_SECONDS).words("bash", "-c", words).run() / BILLION;
    }

    private static double comleak() throws IOException, InterruptedException {
        return new Program(LIMIT_SECONDS)
                        .words(Path.of("scripts/comleak").toAbsolutePath(), "run")
                        .words(Path.of("target/bench/nothing-x64.exe").toAbsolutePath())
                        .run()
                / BILLION;
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
