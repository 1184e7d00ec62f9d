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
 * A run of {@code native/bench/allocations.cpp}, which is over.
 *
 * @param clock nanoseconds for a pair, the median of its rounds
 * @param processor the same of its thread's processor time
 * @param pairs that it made in all
 */
record AllocationsRun(double clock, double processor, long pairs) {
    private static final Path FOLDER = Path.of("target/bench").toAbsolutePath();
    private static final long LIMIT_SECONDS = 300;

    static AllocationsRun withEmptySpy(String machine, int stacks, int pairs, int rounds)
            throws IOException, InterruptedException {
        return run(List.of("wine"), machine, "empty", stacks, pairs, rounds);
    }

    /** The real launcher receives and tracks every event, or this fails. */
    static AllocationsRun underComleak(String machine, int stacks, int pairs, int rounds)
            throws IOException, InterruptedException {
        Path report = FOLDER.resolve("allocations.json");
        Files.deleteIfExists(report);
        List<String> comleak = List.of(
                Path.of("scripts/comleak").toAbsolutePath().toString(),
                "run",
                "--force",
                "--json=" + report,
                "--output=" + FOLDER.resolve("allocations.txt"));
        AllocationsRun run = run(comleak, machine, "watched", stacks, pairs, rounds);
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

    private static AllocationsRun run(
            List<String> before, String machine, String spy, int stacks, int pairs, int rounds)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(before);
        words.add(FOLDER.resolve("allocations-" + machine + ".exe").toString());
        words.addAll(List.of(spy, String.valueOf(stacks), String.valueOf(pairs), String.valueOf(rounds)));
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
        for (String line : lines) {
            String[] words = line.strip().split(" ", -1);
            switch (words[0]) {
                case "round" -> {
                    clock.add(Double.parseDouble(words[1]) / pairs);
                    processor.add(Double.parseDouble(words[2]) / pairs);
                }
                case "made" -> {
                    return new AllocationsRun(
                            Spread.of(clock).median(), Spread.of(processor).median(), Long.parseLong(words[1]));
                }
                default -> throw new IOException("not understood: " + line);
            }
        }
        throw new IOException("cut off: " + lines);
    }
}
