// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.fuzz.Fuzzing;
import io.comleak.fuzz.Mutant;
import io.comleak.fuzz.Spoiling;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Policies;
import io.comleak.report.ContentsShown;
import io.comleak.report.Reporter;
import io.comleak.report.Scenario;
import io.comleak.report.Scenarios;
import io.comleak.report.json.JsonReporter;
import io.comleak.report.text.TextOptions;
import io.comleak.report.text.TextReporter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a file's bytes are, there is one clear line, or a run that can be reported. */
class RunFileFuzzTest {
    private static final class File implements Mutant {
        private final byte[] bytes;
        private @Nullable SavedRun run;
        private @Nullable SavedRunException refusal;

        File(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int bytes() {
            return bytes.length;
        }

        @Override
        public void deal() throws IOException {
            try {
                run = RunFile.read("run.json", () -> new ByteArrayInputStream(bytes), 16);
            } catch (SavedRunException e) {
                refusal = e;
                return;
            }
            report(run, new TextReporter(TextOptions.DEFAULT, Policies.DEFAULT, run.symbols()));
            report(run, new JsonReporter(run.symbols(), run.version(), run.contents()));
        }

        private static void report(SavedRun run, Reporter reporter) throws IOException {
            reporter.report(run.check(), run.status(), new StringWriter());
        }

        @Override
        public void check() {
            if (refusal != null) {
                assertThat(refusal.getMessage())
                        .startsWith("run.json: ")
                        .hasSizeLessThan(400)
                        .hasLineCount(1);
            } else {
                assertThat(run).isNotNull();
            }
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void mutantsAreReadOrRefused() throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (Scenarios scenario : Scenarios.values()) {
            files.add(scenario.scenario().json().getBytes(StandardCharsets.UTF_8));
            files.add(decoded(scenario.scenario()).getBytes(StandardCharsets.UTF_8));
        }
        Fuzzing.run("saved", random -> next(files, random));
    }

    private static String decoded(Scenario of) throws IOException {
        StringWriter out = new StringWriter();
        new JsonReporter(of.symbols(), "1.2.3", ContentsShown.DECODED)
                .report(of.check(), ExitStatus.of(of.check(), of.policies()), out);
        return out.toString();
    }

    private static Mutant next(List<byte[]> files, Random random) {
        byte[] file = files.get(random.nextInt(files.size()));
        if (random.nextBoolean()) {
            return new File(new JsonMutator(random).mutate(file));
        }
        byte[] bytes = file;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes = Spoiling.spoil(bytes, random);
        }
        return new File(bytes);
    }
}
