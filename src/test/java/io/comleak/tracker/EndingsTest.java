// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.tracker.TrackerRun.APP;
import static io.comleak.tracker.TrackerRun.COMBASE;
import static io.comleak.tracker.TrackerRun.app;
import static io.comleak.tracker.TrackerRun.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Ending;
import io.comleak.model.Fault;
import io.comleak.model.Frame;
import io.comleak.model.Incompleteness;
import io.comleak.model.Incompleteness.Kind;
import io.comleak.model.TrackedRun;
import io.comleak.stream.FaultFacts;
import io.comleak.stream.SpyState;
import io.comleak.stream.StreamFormat;
import io.comleak.tracker.TargetEnd.EndedBy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndingsTest {
    private static final int ACCESS_VIOLATION = 0xC0000005;
    private static final FaultFacts FAULT =
            new FaultFacts(ACCESS_VIOLATION, APP + 4, 1, 0xbad, 7, List.of(APP + 4, COMBASE + 8, 0x99L));

    private final TrackerRun run = new TrackerRun();

    private static List<Kind> kinds(TrackedRun run) {
        return run.incompleteness().stream().map(Incompleteness::kind).toList();
    }

    private static SpyState faulted() {
        return new SpyState(0, 0, StreamFormat.STATE_STREAMING, false, FAULT);
    }

    @Test
    void aProcessThatDiedWhileItDetachedDidNotExit() {
        TrackedRun faulting = run.read(app().detach()).ended(ACCESS_VIOLATION, faulted());

        assertThat(faulting.ending()).isInstanceOf(Ending.Crashed.class);
        assertThat(kinds(faulting)).containsExactly(Kind.CRASHED);
    }

    @Test
    void aHeapThatIsFoundCorruptAtTheEndIsACrash() {
        TrackedRun corrupt = run.read(app().detach()).ended(0xC0000374, SpyState.SOUND);

        assertThat(kinds(corrupt)).containsExactly(Kind.CRASHED);
    }

    @Test
    void aProcessThatDetachedExited() {
        TrackedRun tracked = run.read(app().detach()).ended(3, faulted());

        assertThat(tracked.ending()).isEqualTo(new Ending.Exited(3));
        assertThat(tracked.incompleteness()).isEmpty();
        assertThat(tracked.duration()).isEqualTo(Duration.ofMillis(12));
    }

    @Test
    void aFaultOfTheExitCodeIsACrash() {
        TrackedRun tracked = run.read(app()).ended(ACCESS_VIOLATION, faulted());

        Fault fault = Objects.requireNonNull(((Ending.Crashed) tracked.ending()).fault());
        assertThat(tracked.ending().exitCode()).isEqualTo(ACCESS_VIOLATION);
        assertThat(fault.code()).isEqualTo(ACCESS_VIOLATION);
        assertThat(fault.address()).isEqualTo(APP + 4);
        assertThat(fault.access()).isEqualTo(1);
        assertThat(fault.accessed()).isEqualTo(0xbad);
        assertThat(fault.thread()).isEqualTo(7);
        assertThat(fault.stack().frames()).extracting(Frame::offset).containsExactly(4L, 8L);
        assertThat(tracked.incompleteness())
                .containsExactly(new Incompleteness(Kind.CRASHED, "The target died of exception 0xC0000005."));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0000409, 0xC00000FD, 0xC0000374, ACCESS_VIOLATION, 0x80000003, 0xE06D7363, 0xE0434352})
    void anExceptionsCodeIsACrashThoughNoFaultWasSeen(int exitCode) {
        TrackedRun tracked = run.ended(exitCode, SpyState.SOUND);

        assertThat(tracked.ending()).isEqualTo(new Ending.Crashed(exitCode, null));
        assertThat(kinds(tracked)).containsExactly(Kind.CRASHED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 0x80004005})
    void otherwiseItWasKilledWhateverFaultsItHandledBefore(int exitCode) {
        TrackedRun tracked = run.ended(exitCode, faulted());

        assertThat(tracked.ending()).isEqualTo(new Ending.Killed(exitCode));
        assertThat(kinds(tracked)).containsExactly(Kind.KILLED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTargetThatControlCEndedDidNotEndByItself(boolean detached) {
        TrackedRun tracked = run.read(detached ? app().detach() : app()).ended(0xC000013A, SpyState.SOUND);

        assertThat(tracked.ending()).isEqualTo(new Ending.Interrupted(0xC000013A));
        assertThat(kinds(tracked)).containsExactly(Kind.INTERRUPTED);
    }

    @Test
    void whatComleakDidComesFirst() {
        run.read(app().detach());

        TrackedRun timedOut = run.tracker().finish(end(EndedBy.TIMEOUT, ACCESS_VIOLATION, faulted()));
        TrackedRun interrupted = run.tracker().finish(end(EndedBy.INTERRUPT, 3, faulted()));

        assertThat(timedOut.ending()).isEqualTo(new Ending.TimedOut(ACCESS_VIOLATION));
        assertThat(kinds(timedOut)).containsExactly(Kind.TIMED_OUT);
        assertThat(interrupted.ending()).isEqualTo(new Ending.Interrupted(3));
        assertThat(kinds(interrupted)).containsExactly(Kind.INTERRUPTED);
    }

    @Test
    void aSpyThatStoppedRecordingMakesTheResultIncomplete() {
        SpyState spy = new SpyState(0, 0, StreamFormat.STATE_ORPHANED, false, null);
        run.read(app().detach(0));

        TrackedRun tracked = run.tracker()
                .finish(new TargetEnd(EndedBy.OTHERS, 0, Duration.ZERO, OptionalInt.of(0), false, spy, List.of()));

        assertThat(kinds(tracked)).containsExactly(Kind.EVENTS_LOST);
    }

    @Test
    void everyReasonIsNamed() {
        Incompleteness damaged = new Incompleteness(Kind.STREAM_DAMAGED, "As a test.");
        SpyState spy = new SpyState(5, 2, StreamFormat.STATE_STALLED, false, null);
        run.read(app().revoked().detach(77));

        TrackedRun tracked = run.tracker()
                .finish(new TargetEnd(
                        EndedBy.OTHERS, 0, Duration.ZERO, OptionalInt.of(3), true, spy, List.of(damaged)));

        assertThat(tracked.incompleteness())
                .extracting(Incompleteness::kind)
                .containsExactly(
                        Kind.STREAM_DAMAGED,
                        Kind.EVENTS_LOST,
                        Kind.EVENTS_LOST,
                        Kind.STALLED,
                        Kind.SPY_REVOKED,
                        Kind.KILLED_IN_ALLOCATOR);
        assertThat(tracked.incompleteness())
                .extracting(Incompleteness::detail)
                .contains("5 events could not be recorded.")
                .contains("Thread 77 was killed inside COM's allocator as the process ended.");
        assertThat(tracked.childProcesses()).hasValue(3);
        assertThat(tracked.oleCache()).isTrue();
    }
}
