// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of {@code native/bench/allocations.cpp} or {@code native/bench/live.cpp}, which is over.
 *
 * @param clock nanoseconds for a pair, the median of its rounds
 * @param processor the same of its threads' processor time
 * @param pairs that it made in all
 */
record AllocationsRun(double clock, double processor, long pairs) {
    private static final Path FOLDER = Path.of("target/bench").toAbsolutePath();
    private static final long LIMIT_SECONDS = 300;

    /**
     * What the program is asked to do.
     *
     * @param machine x64 or x86
     * @param stacks from which it allocates, in random order
     * @param pairs of allocation and free in a round, on all threads together
     */
    record Work(String machine, int stacks, int threads, int pairs, int rounds) {}

    static AllocationsRun withEmptySpy(Work work) throws IOException, InterruptedException {
        return run(List.of("wine"), "empty", work);
    }

    /** The real launcher receives and tracks every event, or this fails. */
    static AllocationsRun underComleak(Work work) throws IOException, InterruptedException {
        Path report = FOLDER.resolve("allocations.json");
        Files.deleteIfExists(report);
        List<String> comleak = List.of(
                Path.of("scripts/comleak").toAbsolutePath().toString(),
                "run",
                "--force",
                "--json=" + report,
                "--output=" + FOLDER.resolve("allocations.txt"));
        AllocationsRun run = run(comleak, "watched", work);
        JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
        long allocations = json.getAsJsonObject("totals").get("allocations").getAsLong();
        long frees = json.getAsJsonObject("totals").get("frees").getAsLong();
        int reasons = json.getAsJsonObject("result").getAsJsonArray("reasons").size();
        if (allocations != run.pairs || frees != run.pairs || reasons != 0) {
            throw new IOException("made " + run.pairs + " pairs, received " + allocations + " allocations and " + frees
                    + " frees: " + json.get("result"));
        }
        return run;
    }

    /** The spy alone, in a program of its own, while so many blocks are live; {@code stacks} of the work is not used. */
    static AllocationsRun ofTheSpyAlone(Work work, int blocks) throws IOException, InterruptedException {
        return run(
                List.of("wine", FOLDER.resolve("live-" + work.machine + ".exe").toString()),
                List.of(blocks, work.pairs, work.rounds),
                work.pairs);
    }

    private static AllocationsRun run(List<String> before, String spy, Work work)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(before);
        words.add(FOLDER.resolve("allocations-" + work.machine + ".exe").toString());
        words.add(spy);
        return run(words, List.of(work.stacks, work.pairs, work.rounds, work.threads), work.pairs);
    }

    private static AllocationsRun run(List<String> program, List<Integer> numbers, int pairs)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(program);
        numbers.forEach(it -> words.add(String.valueOf(it)));
        Path output = FOLDER.resolve("allocations.out");
        // Into a file: Wine's services, which it may start, would keep a pipe open.
        Process process = new ProcessBuilder(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("failed: " + words);
            }
        } finally {
            process.destroyForcibly();
        }
        return parse(Files.readAllLines(output), pairs);
    }

    private static AllocationsRun parse(List<String> lines, int pairs) throws IOException {
        List<Double> clock = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        long received = -1;
        for (String line : lines) {
            String[] words = line.strip().split(" ", -1);
            switch (words[0]) {
                case "round" -> {
                    clock.add(Double.parseDouble(words[1]) / pairs);
                    processor.add(Double.parseDouble(words[2]) / pairs);
                }
                case "received" -> received = Long.parseLong(words[1]);
                case "made" -> {
                    if (received >= 0 && received != Long.parseLong(words[1])) {
                        throw new IOException("events were lost: " + lines);
                    }
                    return new AllocationsRun(
                            Spread.of(clock).median(), Spread.of(processor).median(), Long.parseLong(words[1]));
                }
                default -> throw new IOException("not understood: " + line);
            }
        }
        throw new IOException("cut off: " + lines);
    }
}
