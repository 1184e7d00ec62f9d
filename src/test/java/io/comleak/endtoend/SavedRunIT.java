// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real run, reported once more. */
class SavedRunIT {
    @TempDir
    Path folder;

    private static Path sample(String name) {
        return Samples.program("x64-pdb", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"safearray", "objects", "crash", "threads", "static-pointer", "wrong-free"})
    void theSameTextIsShownAgain(String sample) throws IOException {
        Path json = folder.resolve("run.json");
        Path text = folder.resolve("run.txt");
        Command.comleak("run", "--json=" + json, "--output=" + text, sample(sample))
                .run();

        Finished again = Command.comleak("report", json).run();

        Samples.json(json);
        assertThat(again.out()).isEqualToNormalizingNewlines(Files.readString(text));
        assertThat(again.error()).isEmpty();
        assertThat(again.exitCode()).isZero();
    }

    /** And by the tick count of the target what was outstanding when. */
    @Test
    void theSamePageIsWrittenAgain() throws IOException {
        Path json = folder.resolve("run.json");
        Path page = folder.resolve("run.html");
        Path again = folder.resolve("again.html");
        Command.comleak("run", "--json=" + json, "--report=html:" + page, sample("safearray"))
                .run();

        Finished report =
                Command.comleak("report", "--report=html:" + again, json).run();

        assertThat(report.exitCode()).isZero();
        assertThat(again).hasSameTextualContentAs(page);
        JsonArray timeline = Samples.json(json).getAsJsonArray("timeline");
        JsonObject last = timeline.get(timeline.size() - 1).getAsJsonObject();
        assertThat(last.get("outstandingBlocks").getAsInt()).isEqualTo(4);
        assertThat(last.get("outstandingBytes").getAsInt()).isEqualTo(120);
        assertThat(timeline).hasSize(5);
    }

    @Test
    void namesAreLookedForAnew() throws IOException {
        Path json = folder.resolve("run.json");
        Command.comleak("run", "--json=" + json, sample("seed-leak")).run();
        Files.writeString(json, Files.readString(json).replace("keepSettings", "forgotten"));

        assertThat(Command.comleak("report", json).run().out())
                .contains("forgotten")
                .doesNotContain("keepSettings");
        Finished anew = Command.comleak("report", "--resolve-symbols", json).run();

        assertThat(anew.out()).contains("keepSettings").doesNotContain("forgotten");
        assertThat(anew.exitCode()).isZero();
    }

    @Test
    void standardOutputThatWasRedirectedInPowerShellCanBeRead() throws IOException {
        Path json = folder.resolve("run.json");
        Finished run = Command.comleak("run", "--json", sample("seed-leak")).run();
        // PowerShell 5 writes what > redirects in UTF-16, with a byte order mark.
        Files.write(json, ("\ufeff" + run.out()).getBytes(StandardCharsets.UTF_16LE));

        assertThat(Command.comleak("report", json).run().out()).contains("LEAK").contains("keepSettings");
    }
}
