// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.comleak.model.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the sample churn does, recorded: COM's APIs at random on four threads. */
final class RecordedTrace {
    private static final Path FOLDER = Path.of("target/bench").toAbsolutePath();
    private static final List<String> CHURN = List.of("1", "4", "250000");
    private static final long LIMIT_SECONDS = 120;

    private RecordedTrace() {}

    /** Records it; returns how many events that are, once the tracker finds as many in the recording as in the run. */
    static long record() throws Exception {
        Path report = FOLDER.resolve("trace.json");
        Files.deleteIfExists(TraceWriter.FILE);
        run(report);
        JsonObject totals = JsonParser.parseString(Files.readString(report))
                .getAsJsonObject()
                .getAsJsonObject("totals");
        Ingest ingest = new Ingest();
        ingest.feed(Files.readAllBytes(TraceWriter.FILE));
        Counts counts = ingest.end().counts();
        check(totals, "allocations", counts.allocations());
        check(totals, "reallocations", counts.reallocations());
        check(totals, "frees", counts.frees());
        return counts.allocations() + counts.reallocations() + counts.frees();
    }

    private static void check(JsonObject totals, String what, long recorded) throws IOException {
        if (totals.get(what).getAsLong() != recorded) {
            throw new IOException(recorded + " " + what + " recorded of " + totals);
        }
    }

    private static void run(Path report) throws IOException, InterruptedException {
        Program comleak = new Program(LIMIT_SECONDS)
                .words(Path.of("scripts/truth.d/tapped").toAbsolutePath(), "record", "run", "--force")
                .words("--json=" + report, "--output=" + FOLDER.resolve("trace.txt"))
                .words(Path.of("target/samples/x64-pdb/churn.exe").toAbsolutePath())
                .words(CHURN.toArray())
                .words(FOLDER.resolve("trace.ledger"));
        comleak.run();
    }
}
