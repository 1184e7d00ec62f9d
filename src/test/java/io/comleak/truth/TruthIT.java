// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The report is the truth, and what tests that would see it if it were not. {@code scripts/truth} runs more of them. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TruthIT {
    /** Both machines, both kinds of symbols, every ending. */
    private static final int RUNS = 6;

    private static final int EVENTS = 20_000;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Summary run(int runs, Tap tap) throws InterruptedException {
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        Summary summary = new Trials(folder, out).run(runs, EVENTS, tap, 1);
        out.println(summary);
        return summary;
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theReportIsTheTruthHoweverTheTargetEnds() throws Exception {
        Summary summary = run(RUNS, Tap.NONE);

        assertThat(summary.mismatches()).as(told()).isZero();
        assertThat(summary.events()).as(told()).isGreaterThan(RUNS * EVENTS / 2);
        assertThat(summary.blocks()).as(told()).isGreaterThan(RUNS);
        assertThat(summary.contents()).as(told()).isGreaterThan(RUNS);
    }

    @Test
    void aLongRunTellsOfItsMemory() throws Exception {
        int mismatches = new Soak(folder, new PrintStream(told, true, StandardCharsets.UTF_8)).run(EVENTS);

        assertThat(mismatches).as(told()).isZero();
        assertThat(told())
                .containsPattern("launcher's heap after 0 events: [1-9][0-9,]+ bytes")
                .containsPattern("target's private bytes at its end: [1-9][0-9,]+, without comleak [1-9][0-9,]+");
    }

    @Test
    void aRecordThatIsLostIsSeen() throws Exception {
        assertThat(run(1, Tap.DROP_RECORD).mismatches()).as(told()).isPositive();
        assertThat(told()).contains("allocations and reallocations");
    }

    @Test
    void aWrongStackIsSeen() throws Exception {
        // A block with a wrong stack is to be among those that are left at the end.
        assertThat(run(2, Tap.SWAP_STACK).mismatches()).as(told()).isPositive();
        assertThat(told()).contains("in the ledger: ");
    }
}
