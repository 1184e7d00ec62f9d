// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.LeakJudge;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Standing;
import io.comleak.leaks.diff.DiffStatus;
import io.comleak.leaks.diff.JudgedRun;
import io.comleak.leaks.diff.LeakDiff;
import io.comleak.leaks.diff.Side;
import io.comleak.report.ContentsShown;
import io.comleak.report.json.JsonReporter;
import io.comleak.report.text.DiffTextReporter;
import io.comleak.report.text.TextOptions;
import io.comleak.saved.RunFile;
import io.comleak.saved.SavedRun;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/** A report of many blocks, each of them listed: tracked, judged, written, read back, written again. */
final class ReportBench {
    private static final Path FOLDER = Path.of("target/bench");
    private static final int ALL = Integer.MAX_VALUE;
    private static final long MEBIBYTE = 1 << 20;

    private final int blocks;
    private final int stacks;
    private final PrintStream out;

    ReportBench(int blocks, int stacks, PrintStream out) {
        this.blocks = blocks;
        this.stacks = stacks;
        this.out = out;
    }

    void run() throws Exception {
        HeapPeak.take();
        print(
                "%,d blocks of %,d stacks, in a heap of %,d MiB",
                blocks, stacks, Runtime.getRuntime().maxMemory() / MEBIBYTE);
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(stacks + "-stacks.json");
        record(file);
        timed("compared with itself", () -> compare(file));
        SavedRun saved = timed("read back", () -> RunFile.read(file, ALL));
        checkBlocks(saved.check());
        timed("written again, the same", () -> rewrite(saved, file));
    }

    private void record(Path file) throws Exception {
        LeakingStream stream = new LeakingStream(blocks, stacks);
        LeakCheck check = timed("stream decoded and tracked, judged", () -> LeakJudge.judge(stream.track(), ALL));
        checkBlocks(check);
        timed("written", () -> {
            try (Writer writer = Files.newBufferedWriter(file)) {
                new JsonReporter(LeakingStream.symbols(), "bench", ContentsShown.FULL)
                        .report(check, ExitStatus.of(check, Policies.DEFAULT), writer);
            }
            return file;
        });
        print("  stream %,d bytes, JSON %,d bytes", stream.bytes(), Files.size(file));
    }

    private void checkBlocks(LeakCheck check) {
        long listed = check.groups().stream()
                .map(LeakGroup::kept)
                .mapToLong(kept -> kept.size())
                .sum();
        if (listed != blocks || check.groups().size() != stacks) {
            throw new AssertionError(listed + " blocks in " + check.groups().size() + " groups");
        }
    }

    /** As comleak diff does it: a few blocks of each group are enough. */
    private LeakDiff compare(Path file) throws IOException {
        LeakDiff diff = LeakDiff.of(side(file, 1), side(file, 3));
        new DiffTextReporter(TextOptions.DEFAULT, Policies.DEFAULT)
                .report(diff, DiffStatus.of(diff, Policies.DEFAULT), Writer.nullWriter());
        long unchanged = diff.with(Standing.UNCHANGED).size();
        if (unchanged != diff.changes().size() || unchanged == 0) {
            throw new AssertionError(unchanged + " of " + diff.changes().size() + " are unchanged");
        }
        return diff;
    }

    private static Side side(Path file, int blocksKept) throws IOException {
        SavedRun run = RunFile.read(file, blocksKept);
        return Side.ofSums().add(new JudgedRun(file.toString(), run.check(), run.symbols()));
    }

    private static Path rewrite(SavedRun saved, Path file) throws IOException {
        try (SameAs same = new SameAs(Files.newBufferedReader(file))) {
            new JsonReporter(saved.symbols(), saved.version(), saved.contents())
                    .report(saved.check(), saved.status(), same);
        }
        return file;
    }

    private <T> T timed(String what, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        print("  %-36s %6.1f s, peak heap %,4d MiB", what, seconds, HeapPeak.take() / MEBIBYTE);
        return result;
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
