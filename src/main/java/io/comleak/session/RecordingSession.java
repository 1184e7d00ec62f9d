// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.launch.LaunchException;
import io.comleak.launch.LaunchRequest;
import io.comleak.launch.LaunchedTarget;
import io.comleak.launch.SpyFiles;
import io.comleak.launch.TargetLauncher;
import io.comleak.launch.TargetProgram;
import io.comleak.leaks.ProvisionalCheck;
import io.comleak.model.Counts;
import io.comleak.model.Progress;
import io.comleak.model.TrackedRun;
import io.comleak.steps.Steps;
import io.comleak.stream.SpyEvents;
import io.comleak.stream.SpyState;
import io.comleak.tracker.SnapshotLimits;
import io.comleak.tracker.TargetEnd;
import io.comleak.tracker.TargetEnd.EndedBy;
import io.comleak.tracker.Tracker;
import io.comleak.win32.ConsoleControl;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Runs a target under watch, and returns when it is dead. */
public final class RecordingSession {
    private static final Duration HOLD_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(30);

    /** What a target is ended with that ran for too long: the exit code that GNU timeout has for it. */
    private static final int TIMED_OUT = 124;

    /** STATUS_CONTROL_C_EXIT: what Ctrl-C would have ended it with. */
    private static final int INTERRUPTED = 0xC000013A;

    private final RunSettings settings;
    private final UnaryOperator<SpyEvents> tap;
    private final Consumer<ProvisionalCheck> teller;
    private final Steps steps;
    private final EndRequest endRequest = new EndRequest();
    private volatile Progress progress = Progress.NONE;

    /**
     * A session is one run.
     *
     * @param tap is given what takes the events, and returns what is to take them in its place
     * @param teller is told of what is outstanding where the target runs on after it shut COM down; must not wait
     * @param steps is told what is done
     */
    public RecordingSession(
            RunSettings settings, UnaryOperator<SpyEvents> tap, Consumer<ProvisionalCheck> teller, Steps steps) {
        this.settings = settings;
        this.tap = tap;
        this.teller = teller;
        this.steps = steps;
    }

    /**
     * Starts the target and watches it to its end.
     *
     * @throws LaunchException if it could not be started under watch
     */
    public TrackedRun run() throws LaunchException {
        TargetProgram program = TargetProgram.find(settings.program());
        long start = System.nanoTime();
        ConsoleControl.listen(new Interrupter(endRequest));
        try (LaunchedTarget target = TargetLauncher.launch(request(program), steps)) {
            Tracker tracker = new Tracker(target.target(), target, target::resumeHold, limits());
            StreamIntake intake = new StreamIntake(
                    tap.apply(events(tracker)), target.section(), target::resumeHold, target::tellOfRoom);
            StreamDrain drain = new StreamDrain(
                    target,
                    tracker,
                    intake,
                    endRequest,
                    new ProvisionalReports(tracker, teller, System::nanoTime),
                    now -> progress = now);
            EndedBy endedBy = drainUntilDeath(target, drain);
            TrackedRun run = tracker.finish(end(endedBy, target, intake, Duration.ofNanos(System.nanoTime() - start)));
            tell(run, intake.received());
            return run;
        } finally {
            ConsoleControl.endAtSecondPress();
        }
    }

    /** What takes the events: without a listener they go straight to the tracker. */
    private SpyEvents events(Tracker tracker) {
        return steps == Steps.NONE ? tracker : new ToldEvents(tracker, steps);
    }

    private void tell(TrackedRun run, long bytes) {
        Counts counts = run.counts();
        steps.did(
                "process %d ended with 0x%x after %d ms",
                run.target().processId(),
                run.ending().exitCode(),
                run.duration().toMillis());
        steps.did(
                "received %d bytes: %d allocations, %d reallocations, %d frees",
                bytes, counts.allocations(), counts.reallocations(), counts.frees());
        run.incompleteness().forEach(reason -> steps.did("incomplete: %s %s", reason.kind(), reason.detail()));
    }

    /** How far the target has come, for another thread to ask. */
    public Progress progress() {
        return progress;
    }

    private LaunchRequest request(TargetProgram program) {
        return new LaunchRequest(
                program,
                settings.commandLine(),
                SpyFiles.besideJar(),
                settings.oleCache(),
                settings.apc(),
                settings.outputToError(),
                settings.stackDepth(),
                HOLD_TIMEOUT,
                STALL_TIMEOUT);
    }

    private SnapshotLimits limits() {
        SnapshotLimits usual = SnapshotLimits.DEFAULT;
        return new SnapshotLimits(settings.bytesPerBlock(), usual.blocks(), usual.bytes(), usual.time());
    }

    private EndedBy drainUntilDeath(LaunchedTarget target, StreamDrain drain) {
        Timer timer = new Timer("timeout", true);
        endRequest.waitsFor(target);
        try {
            Duration timeout = settings.timeout();
            if (timeout != null) {
                timer.schedule(new EndTask(endRequest), timeout.toMillis());
            }
            return drain.run(reason -> reason == EndedBy.TIMEOUT ? TIMED_OUT : INTERRUPTED);
        } finally {
            timer.cancel();
            endRequest.waitsNoMore();
        }
    }

    /** Ends the target when its time is over. */
    private static final class EndTask extends TimerTask {
        private final EndRequest endRequest;

        EndTask(EndRequest endRequest) {
            this.endRequest = endRequest;
        }

        @Override
        public void run() {
            endRequest.ask(EndedBy.TIMEOUT);
        }
    }

    private TargetEnd end(EndedBy endedBy, LaunchedTarget target, StreamIntake intake, Duration duration) {
        SpyState spy = intake.spyState();
        return new TargetEnd(
                endedBy,
                target.exitCode(),
                duration,
                target.childProcesses(),
                settings.oleCache(),
                spy,
                intake.incompleteness());
    }
}
