// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.launch.LiveTarget;
import io.comleak.model.Progress;
import io.comleak.tracker.TargetEnd.EndedBy;
import io.comleak.tracker.Tracker;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Takes the target's stream to the tracker, to the last byte, out of the section that both map. Writes to no console and no
 * file, so that nothing but the target's end can stop it.
 */
final class StreamDrain {
    /** How often the section is looked at though nobody said so: a target may close the event that the spy says it by. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final LiveTarget target;
    private final Tracker tracker;
    private final EndRequest endRequest;
    private final ProvisionalReports provisionalReports;
    private final StreamIntake intake;
    private final Consumer<Progress> progress;

    StreamDrain(
            LiveTarget target,
            Tracker tracker,
            StreamIntake intake,
            EndRequest endRequest,
            ProvisionalReports provisionalReports,
            Consumer<Progress> progress) {
        this.target = target;
        this.tracker = tracker;
        this.endRequest = endRequest;
        this.provisionalReports = provisionalReports;
        this.intake = intake;
        this.progress = progress;
    }

    /**
     * Returns when the target is dead, by itself or because that was asked for, and all of its stream has been read.
     *
     * @param exitCode what the target is to end with, by the reason
     * @return who did end it: where it was sooner than the request, others
     */
    EndedBy run(ToIntFunction<EndedBy> exitCode) {
        while (!endRequest.asked() && target.awaitRecords(untilNextLook())) {
            intake.take();
            progress.accept(tracker.progress());
        }
        EndedBy endedBy = endRequest.asked() ? endForReason(exitCode) : EndedBy.OTHERS;
        while (!target.awaitDeath(LOOK_AGAIN)) {
            intake.take();
        }
        intake.take();
        intake.feedModules();
        return endedBy;
    }

    private Duration untilNextLook() {
        Duration due = provisionalReports.look();
        return due.compareTo(LOOK_AGAIN) < 0 ? due : LOOK_AGAIN;
    }

    private EndedBy endForReason(ToIntFunction<EndedBy> exitCode) {
        EndedBy reason = endRequest.by();
        return end(exitCode.applyAsInt(reason)) ? reason : EndedBy.OTHERS;
    }

    /**
     * Ends the target as gently as can be: still, so that what is outstanding can be read, and then not at all.
     *
     * @return false if it was dead already
     */
    private boolean end(int exitCode) {
        target.suspend();
        intake.take();
        if (target.awaitDeath(Duration.ZERO)) {
            return false;
        }
        tracker.snapshot();
        return target.terminate(exitCode);
    }
}
