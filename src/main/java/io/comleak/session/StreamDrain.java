// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.launch.LiveTarget;
import io.comleak.model.Progress;
import io.comleak.tracker.TargetEnd.EndedBy;
import io.comleak.tracker.Tracker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Takes the target's stream to the tracker, to the last byte: what comes out of the pipe, then what the section still
 * holds. Writes to no console and no file, so that nothing but the target's end can stop it.
 */
final class StreamDrain {
    private static final int BUFFER_BYTES = 256 << 10;

    /** How often the section and the request are looked at where the pipe is closed and the target still lives: a rare and sick state. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final LiveTarget target;
    private final Tracker tracker;
    private final EndRequest endRequest;
    private final ProvisionalReports provisionalReports;
    private final StreamIntake intake;
    private final Consumer<Progress> progress;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

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
        for (int read = 0; read != LiveTarget.ENDED && !endRequest.asked(); ) {
            read = target.read(buffer.clear(), provisionalReports.look());
            intake.feed(buffer.flip());
            progress.accept(tracker.progress());
        }
        EndedBy endedBy = awaitEnd(exitCode);
        while (!target.awaitDeath(LOOK_AGAIN)) {
            intake.feedTail();
        }
        intake.feedTail();
        intake.feedModules();
        return endedBy;
    }

    /** The stream's end is not the target's: what else can happen to it, it still can. */
    private EndedBy awaitEnd(ToIntFunction<EndedBy> exitCode) {
        while (!endRequest.asked()) {
            if (target.awaitDeath(LOOK_AGAIN)) {
                return EndedBy.OTHERS;
            }
            intake.feedTail();
            provisionalReports.look();
        }
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
        drainPipe();
        intake.feedTail();
        if (target.awaitDeath(Duration.ZERO)) {
            return false;
        }
        tracker.snapshot();
        return target.terminate(exitCode);
    }

    /** Before the section is read: what was given to the pipe may have been overwritten there. */
    private void drainPipe() {
        int read;
        do {
            read = target.read(buffer.clear(), Duration.ZERO);
            intake.feed(buffer.flip());
        } while (read > 0);
    }
}
