// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static io.comleak.leaks.Policy.FAIL;
import static io.comleak.leaks.Policy.IGNORE;
import static io.comleak.leaks.Policy.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.ExitStatus.Cause;
import io.comleak.model.Ending;
import io.comleak.model.Incompleteness;
import io.comleak.model.StackTrace;
import io.comleak.model.TrackedRun;
import io.comleak.model.WrongFree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for comleak's exit code, in the order in which they are tried. */
class ExitStatusTest {
    private static final Policies ALL_FAIL = new Policies(FAIL, FAIL, FAIL, FAIL, FAIL, 23);
    private static final Policies ALL_WARN = new Policies(WARN, WARN, WARN, WARN, WARN, 23);

    private final RunBuilder run = new RunBuilder();
    private final StackTrace stack = run.stack("combase!CoTaskMemAlloc+0x13", "app!load+0x4d");

    @ParameterizedTest
    @EnumSource(names = {"EVENTS_LOST", "STREAM_DAMAGED", "STALLED"})
    void anIncompleteResultThroughComleakComesBeforeAll(Incompleteness.Kind kind) {
        run.incomplete(kind, "").wrongFree(wrongFree(WrongFree.Kind.FREED_BEFORE));

        assertStatus(run.ended(new Ending.TimedOut(7)), ALL_WARN, 125, Cause.COMLEAK);
    }

    @Test
    void aTimeoutComesBeforeFindings() {
        run.wrongFree(wrongFree(WrongFree.Kind.FREED_BEFORE));

        assertStatus(run.ended(new Ending.TimedOut(7)), ALL_FAIL, 124, Cause.TIMED_OUT);
    }

    @Test
    void leaksFailWhateverThePolicies() {
        assertStatus(run.outstanding(8, stack).exited(7), ALL_WARN, 23, Cause.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource({"1, , 0", "0, , 23", ", 8, 0", ", 7, 23", "1, 7, 23", "0, 8, 23", "1, 8, 0"})
    void leaksThatAreToleratedDoNotFail(@Nullable Long leaks, @Nullable Long bytes, int code) {
        Policies policies = new Policies(WARN, WARN, FAIL, WARN, FAIL, 23, Tolerance.of(leaks, bytes));

        assertThat(ExitStatus.of(LeakJudge.judge(run.outstanding(8, stack).exited(0)), policies)
                        .code())
                .isEqualTo(code);
    }

    @Test
    void theCodeOfFindingsCanBeChanged() {
        Policies other = new Policies(WARN, WARN, FAIL, WARN, FAIL, 99);

        assertStatus(run.outstanding(8, stack).exited(0), other, 99, Cause.FINDINGS);
    }

    @Test
    void withErrorExitcodeZeroFindingsLeaveTheTargetsCode() {
        Policies zero = new Policies(WARN, WARN, FAIL, WARN, FAIL, 0);

        assertStatus(run.outstanding(8, stack).exited(7), zero, 7, Cause.TARGET);
    }

    @Test
    void lateFreesFailIfSetToFail() {
        TrackedRun late = run.lateFree(8, stack, run.stack("combase!CoTaskMemFree+0x1", "app!exit+0x1"))
                .exited(0);

        assertStatus(late, Policies.DEFAULT, 0, Cause.TARGET);
        assertStatus(late, ALL_FAIL, 23, Cause.FINDINGS);
    }

    @Test
    void whatIsHeldFailsIfSetToFail() {
        TrackedRun held = run.openApartment(stack).outstanding(8, stack).exited(0);

        assertStatus(held, Policies.DEFAULT, 0, Cause.TARGET);
        assertStatus(held, ALL_FAIL, 23, Cause.FINDINGS);
    }

    @Test
    void childrenFailIfSetToFail() {
        TrackedRun parent = run.children(1).exited(0);

        assertStatus(parent, Policies.DEFAULT, 0, Cause.TARGET);
        assertStatus(parent, ALL_FAIL, 23, Cause.FINDINGS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_SEEN")
    void certainWrongFreesFailByDefault(WrongFree.Kind kind) {
        TrackedRun wrong = run.wrongFree(wrongFree(kind)).exited(0);

        assertStatus(wrong, Policies.DEFAULT, 23, Cause.FINDINGS);
        assertStatus(wrong, ALL_WARN, 0, Cause.TARGET);
    }

    @Test
    void uncertainWrongFreesNeverFail() {
        assertStatus(run.wrongFree(wrongFree(WrongFree.Kind.NOT_SEEN)).exited(0), ALL_FAIL, 0, Cause.TARGET);
    }

    @Test
    void findingsComeBeforeAnIncompleteResult() {
        run.wrongFree(wrongFree(WrongFree.Kind.FREED_BEFORE));

        assertStatus(run.ended(new Ending.Killed(7)), Policies.DEFAULT, 23, Cause.FINDINGS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 77, 0xc0000005})
    void anIncompleteResultKeepsTheCodeOfATargetThatFailed(int code) {
        assertStatus(run.ended(new Ending.Killed(code)), Policies.DEFAULT, code, Cause.INCOMPLETE);
    }

    @Test
    void anIncompleteResultIsNeverASuccess() {
        assertStatus(run.ended(new Ending.Killed(0)), Policies.DEFAULT, 125, Cause.INCOMPLETE);
    }

    @Test
    void anIncompleteResultMayBeASuccessIfSoSet() {
        Policies ignore = new Policies(WARN, WARN, FAIL, WARN, IGNORE, 23);

        assertStatus(run.ended(new Ending.Killed(0)), ignore, 0, Cause.TARGET);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 259, 0x80004005, 0xffffffff})
    void otherwiseItIsTheTargetsWithAllItsBits(int code) {
        assertStatus(run.exited(code), Policies.DEFAULT, code, Cause.TARGET);
    }

    private static void assertStatus(TrackedRun run, Policies policies, int code, Cause cause) {
        ExitStatus status = ExitStatus.of(LeakJudge.judge(run), policies);

        assertThat(status.code()).isEqualTo(code);
        assertThat(status.cause()).isEqualTo(cause);
    }

    private WrongFree wrongFree(WrongFree.Kind kind) {
        return new WrongFree(kind, 0x1000, 1, stack, null, null, false, 1);
    }
}
