// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Incompleteness;
import io.comleak.model.StackTrace;
import io.comleak.suppress.RuntimeCaches;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionFilterTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final RunBuilder run = new RunBuilder();

    private LeakCheck filtered() {
        return new SuppressionFilter(RuntimeCaches.entries(), TODAY, run.symbols())
                .filter(LeakJudge.judge(run.exited(0)));
    }

    private StackTrace kept() {
        return run.stack(
                "combase!CoTaskMemAlloc+0x13",
                "clbcatq!StgDatabase::InitClbFile+0x2e",
                "combase!CLSIDFromProgID+0x51",
                "app!wmain+0x12");
    }

    @Test
    void countsWhatTheRuntimeKeepsAndCallsItNoLeak() {
        run.outstanding(44, kept());

        LeakCheck check = filtered();

        assertThat(check.verdict()).isEqualTo(Verdict.NO_LEAKS);
        assertThat(check.groups()).isEmpty();
        assertThat(check.suppressions().used()).singleElement().satisfies(suppressed -> {
            assertThat(suppressed.name()).isEqualTo("clbcatq-component-library");
            assertThat(suppressed.totals()).isEqualTo(new LeakTotals(1, 1, 44));
        });
    }

    @Test
    void reportsWhatTheProgramLeaksThroughTheSameApi() {
        run.outstanding(44, kept());
        run.outstanding(44, run.stack("combase!CoTaskMemAlloc+0x13", "combase!CLSIDFromProgID+0x51", "app!wmain+0x30"));

        LeakCheck check = filtered();

        assertThat(check.verdict()).isEqualTo(Verdict.LEAKS);
        assertThat(check.groups()).hasSize(1);
    }

    /** A callback of the program's that the runtime calls is the program's code. */
    @Test
    void reportsWhatTheProgramLeaksInACallbackOfTheRuntime() {
        run.outstanding(
                44,
                run.stack(
                        "combase!CoTaskMemAlloc+0x13",
                        "app!callback+0x4",
                        "clbcatq!StgDatabase::InitClbFile+0x2e",
                        "app!wmain+0x12"));

        assertThat(filtered().verdict()).isEqualTo(Verdict.LEAKS);
    }

    @Test
    void leavesAnIncompleteResultIncomplete() {
        run.outstanding(44, kept()).incomplete(Incompleteness.Kind.EVENTS_LOST, "1 event was lost.");

        LeakCheck check = filtered();

        assertThat(check.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(check.groups()).isEmpty();
        assertThat(check.suppressions().used()).hasSize(1);
    }

    @Test
    void takesNothingWithoutRules() {
        run.outstanding(44, kept());

        LeakCheck check = new SuppressionFilter(List.of(), TODAY, run.symbols()).filter(LeakJudge.judge(run.exited(0)));

        assertThat(check.verdict()).isEqualTo(Verdict.LEAKS);
    }
}
