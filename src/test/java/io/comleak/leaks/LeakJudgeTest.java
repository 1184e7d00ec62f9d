// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Apartment;
import io.comleak.model.ApartmentKind;
import io.comleak.model.Ending;
import io.comleak.model.Frame;
import io.comleak.model.Incompleteness;
import io.comleak.model.StackTrace;
import io.comleak.model.TrackedRun;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LeakJudgeTest {
    private final RunBuilder run = new RunBuilder();
    private final StackTrace allocating = run.stack("combase!CoTaskMemAlloc+0x13", "app!load+0x4d");

    @Test
    void whatIsOutstandingAfterComWasShutDownIsALeak() {
        LeakCheck check = judge(run.closedApartment(allocating).outstanding(48, allocating));

        assertThat(check.verdict()).isEqualTo(Verdict.LEAKS);
        assertThat(check.totals(LeakClass.LEAK)).isEqualTo(new LeakTotals(1, 1, 48));
    }

    @Test
    void whatIsOutstandingWithoutAnyInitialisationIsALeak() {
        LeakCheck check = judge(run.comNeverInitialised().outstanding(48, allocating));

        assertThat(check.verdict()).isEqualTo(Verdict.LEAKS);
    }

    @Test
    void whereNothingIsOutstandingThereAreNoLeaks() {
        assertThat(judge(run.closedApartment(allocating)).verdict()).isEqualTo(Verdict.NO_LEAKS);
    }

    @Test
    void anOpenApartmentOfTheProgramsHoldsWhatIsOutstanding() {
        LeakCheck check = judge(run.openApartment(allocating).outstanding(48, allocating));

        assertThat(check.verdict()).isEqualTo(Verdict.HELD);
        assertThat(check.groups()).extracting(LeakGroup::leakClass).containsExactly(LeakClass.HELD_AT_EXIT);
        assertThat(check.openApartments()).hasSize(1);
    }

    @Test
    void anApartmentWhoseThreadWasKilledHoldsNothing() {
        run.apartment(new Apartment(9, ApartmentKind.MTA, allocating, true, Apartment.End.THREAD_KILLED));

        assertThat(judge(run.outstanding(48, allocating)).verdict()).isEqualTo(Verdict.LEAKS);
    }

    @Test
    void anOpenApartmentOfWindowsHoldsNothing() {
        run.apartment(new Apartment(9, ApartmentKind.MTA, allocating, false, Apartment.End.OPEN));

        assertThat(judge(run.outstanding(48, allocating)).verdict()).isEqualTo(Verdict.LEAKS);
    }

    @ParameterizedTest
    @MethodSource("violentEnds")
    void afterAViolentEndNothingIsCalledALeak(Ending ending, Incompleteness.Kind kind) {
        LeakCheck check = LeakJudge.judge(run.outstanding(48, allocating).ended(ending));

        assertThat(check).isInstanceOf(LeakCheck.Incomplete.class);
        assertThat(((LeakCheck.Incomplete) check).reasons())
                .extracting(Incompleteness::kind)
                .containsExactly(kind);
        assertThat(check.groups()).extracting(LeakGroup::leakClass).containsExactly(LeakClass.OUTSTANDING);
    }

    static Stream<Object[]> violentEnds() {
        return Stream.of(
                new Object[] {new Ending.Crashed(0xc0000005, null), Incompleteness.Kind.CRASHED},
                new Object[] {new Ending.Killed(1), Incompleteness.Kind.KILLED},
                new Object[] {new Ending.TimedOut(1), Incompleteness.Kind.TIMED_OUT},
                new Object[] {new Ending.Interrupted(1), Incompleteness.Kind.INTERRUPTED});
    }

    @ParameterizedTest
    @EnumSource
    void whereSomethingWasNotSeenNothingIsCalledALeak(Incompleteness.Kind kind) {
        LeakCheck check = judge(run.incomplete(kind, "").outstanding(48, allocating));

        assertThat(check.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(check.totals(LeakClass.LEAK)).isEqualTo(LeakTotals.ZERO);
        assertThat(check.totals(LeakClass.OUTSTANDING).blocks()).isEqualTo(1);
    }

    @Test
    void aReasonThatTheTrackerGaveIsNotGivenAgain() {
        TrackedRun killed =
                run.incomplete(Incompleteness.Kind.KILLED, "It was killed.").ended(new Ending.Killed(1));

        LeakCheck.Incomplete check = (LeakCheck.Incomplete) LeakJudge.judge(killed);

        assertThat(check.reasons()).containsExactly(new Incompleteness(Incompleteness.Kind.KILLED, "It was killed."));
    }

    @Test
    void aLateFreeWithoutAStackIsNotWindows() {
        LeakCheck check = judge(run.lateFree(8, allocating, StackTrace.NONE));

        assertThat(check.totals(LeakClass.LATE_FREE).blocks()).isEqualTo(1);
        assertThat(check.windowsLateFrees()).isEqualTo(LeakTotals.ZERO);
    }

    @Test
    void allThatIsReportedNeedsNames() {
        StackTrace entered = run.stack("combase!CoInitializeEx+0x1", "app!main+0x2");
        StackTrace freed = run.stack("combase!CoTaskMemFree+0x1", "app!atExit+0x2");
        run.closedApartment(entered).outstanding(48, allocating).lateFree(8, allocating, freed);

        Frame[] frames = Stream.of(allocating, freed, entered)
                .flatMap(stack -> stack.frames().stream())
                .toArray(Frame[]::new);
        assertThat(judge(run).frames()).containsExactly(frames);
    }

    private static LeakCheck judge(RunBuilder run) {
        return LeakJudge.judge(run.exited(0));
    }
}
