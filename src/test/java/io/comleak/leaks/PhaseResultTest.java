// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.comleak.model.Ending;
import io.comleak.model.StackTrace;
import io.comleak.model.TrackedRun;
import io.comleak.suppress.Suppression;
import io.comleak.suppress.SuppressionParser;
import io.comleak.suppress.SuppressionSource;
import io.comleak.suppress.SuppressionSyntaxException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseResultTest {
    private final RunBuilder run = new RunBuilder();
    private final StackTrace load = run.stack("combase!CoTaskMemAlloc+0x8", "app!load+0x4 app.cpp:5");
    private final StackTrace save = run.stack("combase!CoTaskMemAlloc+0x8", "app!save+0x4 app.cpp:9");

    @Test
    void aPhaseLeaksIfSomethingAllocatedInItDoes() {
        run.closedApartment(load).phase("one", 3, 0, 0).outstanding(8, load).outstanding(9, save);
        run.phase("two", 3, 1, 8).phase("three", 1, 0, 0).outstanding(10, load);

        assertThat(verdicts(run.exited(0)))
                .containsExactly(
                        "one LEAKS 2 blocks 17 bytes", "two CLEAN 0 blocks 0 bytes", "three LEAKS 1 blocks 10 bytes");
    }

    @Test
    void itIsCleanIfAllOfThatIsSuppressedOrIgnored() throws Exception {
        run.closedApartment(load).phase("one", 3, 0, 0).outstanding(8, load);
        run.phase("two", 3, 0, 0).outstanding(9, save).ignored();
        LeakCheck check = LeakJudge.judge(run.exited(0));

        LeakCheck filtered = new SuppressionFilter(known(), LocalDate.EPOCH, run.symbols()).filter(check);

        assertThat(check.phases())
                .extracting(PhaseResult::verdict)
                .containsExactly(PhaseVerdict.LEAKS, PhaseVerdict.CLEAN);
        assertThat(filtered.phases()).extracting(PhaseResult::verdict).containsOnly(PhaseVerdict.CLEAN);
        assertThat(filtered.suppressions().used())
                .extracting(Suppressed::name, it -> it.totals().bytes())
                .containsExactly(tuple("comleak_ignore", 9L), tuple("known", 8L));
    }

    @Test
    void anIgnoredBlockOwnsNothing() {
        run.closedApartment(load)
                .outstanding(8, load)
                .ignored()
                .outstanding(9, save)
                .outstanding(11, load);
        run.pointer(0, 1).pointer(1, 2);

        LeakCheck check = LeakJudge.judge(run.exited(0));

        assertThat(check.groups()).singleElement().satisfies(group -> {
            assertThat(group.bytes()).isEqualTo(9);
            assertThat(group.ownedBytes()).isEqualTo(11);
        });
        assertThat(check.suppressions().used())
                .singleElement()
                .satisfies(it -> assertThat(it.totals()).isEqualTo(new LeakTotals(1, 1, 8)));
    }

    @Test
    void whatIsHeldAtExitIsNotJudged() {
        run.openApartment(load).phase("one", 3, 0, 0).outstanding(8, load).phase("two", 1, 0, 0);

        assertThat(verdicts(run.exited(0))).containsExactly("one HELD 1 blocks 8 bytes", "two CLEAN 0 blocks 0 bytes");
    }

    @Test
    void ofAnIncompleteRunNothingIsKnown() {
        run.closedApartment(load).phase("one", 3, 0, 0).outstanding(8, load).phase("two", 1, 0, 0);

        assertThat(verdicts(run.ended(new Ending.Killed(1))))
                .containsExactly("one NOT_KNOWN 1 blocks 8 bytes", "two NOT_KNOWN 0 blocks 0 bytes");
    }

    @Test
    void whatIsOwnedBelongsToItsOwnPhase() {
        run.closedApartment(load).phase("one", 1, 0, 0).outstanding(8, load);
        run.phase("two", 1, 0, 0).outstanding(9, save).pointer(0, 1);

        assertThat(verdicts(run.exited(0))).containsExactly("one LEAKS 1 blocks 8 bytes", "two LEAKS 1 blocks 9 bytes");
    }

    private static List<Suppression> known() throws SuppressionSyntaxException {
        return SuppressionParser.parse(SuppressionSource.file("a.supp"), "[known]\nframes:\n  ...\n  app.exe!load\n");
    }

    private static List<String> verdicts(TrackedRun run) {
        return LeakJudge.judge(run).phases().stream()
                .map(it -> it.phase().name() + " " + it.verdict() + " " + it.reported() + " blocks "
                        + it.reportedBytes() + " bytes")
                .toList();
    }
}
