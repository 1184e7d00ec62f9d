// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.launch.LaunchedTarget;
import io.comleak.tracker.Tracker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Takes the target's stream to the tracker, to the last byte: what comes out of the pipe, then what the section still
 * holds. Writes to no console and no file, so that nothing but the target's end can stop it.
 */
final class StreamDrain {
    private static final int BUFFER_BYTES = 256 << 10;

    /** How often the section is looked at where the pipe is closed and the target still lives: a rare and sick state. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final LaunchedTarget target;
    private final Tracker tracker;
    private final EndRequest endRequest;
    private final ProvisionalReports provisionalReports;
    private final StreamIntake intake;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    StreamDrain(
            LaunchedTarget target,
            Tracker tracker,
            StreamIntake intake,
            EndRequest endRequest,
            ProvisionalReports provisionalReports) {
        this.target = target;
        this.tracker = tracker;
        this.endRequest = endRequest;
        this.provisionalReports = provisionalReports;
        this.intake = intake;
    }

    /** Returns when the target is dead, by itself or because that was asked for, and all of its stream has been read. */
    void run(IntSupplier exitCodeIfEnded) {
        for (int read = 0; read != LaunchedTarget.ENDED && !endRequest.asked(); ) {
            read = target.read(buffer.clear(), provisionalReports.look());
            intake.feed(buffer.flip());
        }
        if (endRequest.asked()) {
            end(exitCodeIfEnded.getAsInt());
        }
        while (!target.awaitDeath(LOOK_AGAIN)) {
            intake.feedTail();
        }
        intake.feedTail();
        intake.feedModules();
    }

    /** Ends the target as gently as can be: still, so that what is outstanding can be read, and then not at all. */
    private void end(int exitCode) {
        target.suspend();
        drainPipe();
        intake.feedTail();
        tracker.snapshot();
        target.terminate(exitCode);
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
