// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.launch.LaunchedTarget;
import io.comleak.model.Incompleteness;
import io.comleak.stream.RecordReader;
import io.comleak.stream.Section;
import io.comleak.stream.SpyEvents;
import io.comleak.stream.StreamFormatException;
import io.comleak.tracker.Tracker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

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
    private final RecordReader reader;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private @Nullable String damage;

    /** {@code events} leads to the tracker. */
    StreamDrain(
            LaunchedTarget target,
            Tracker tracker,
            SpyEvents events,
            EndRequest endRequest,
            ProvisionalReports provisionalReports) {
        this.target = target;
        this.tracker = tracker;
        this.endRequest = endRequest;
        this.provisionalReports = provisionalReports;
        this.reader = new RecordReader(events);
    }

    /** Returns when the target is dead, by itself or because that was asked for, and all of its stream has been read. */
    void run(IntSupplier exitCodeIfEnded) {
        for (int read = 0; read != LaunchedTarget.ENDED && !endRequest.asked(); ) {
            read = target.read(buffer.clear(), provisionalReports.look());
            feed(buffer.flip());
        }
        if (endRequest.asked()) {
            end(exitCodeIfEnded.getAsInt());
        }
        while (!target.awaitDeath(LOOK_AGAIN)) {
            feedTail();
        }
        feedTail();
        feedModules();
    }

    /** Ends the target as gently as can be: still, so that what is outstanding can be read, and then not at all. */
    private void end(int exitCode) {
        target.suspend();
        drainPipe();
        feedTail();
        tracker.snapshot();
        target.terminate(exitCode);
    }

    /** Before the section is read: what was given to the pipe may have been overwritten there. */
    private void drainPipe() {
        int read;
        do {
            read = target.read(buffer.clear(), Duration.ZERO);
            feed(buffer.flip());
        } while (read > 0);
    }

    /** What the pipe did not bring lies in the section. From here on the pipe is not read any more. */
    private void feedTail() {
        if (damage == null) {
            try {
                feed(new Section(target.section()).tail(reader.received()));
            } catch (StreamFormatException e) {
                damage = e.getMessage();
            }
        }
    }

    private void feedModules() {
        if (damage == null) {
            try {
                new Section(target.section()).undrainedModules().forEach(this::feed);
            } catch (StreamFormatException e) {
                damage = e.getMessage();
            }
        }
    }

    private void feed(ByteBuffer bytes) {
        if (damage == null) {
            try {
                reader.feed(bytes);
            } catch (StreamFormatException e) {
                damage = e.getMessage();
            }
        }
        if (damage != null) {
            // Nothing more can be understood, but the target runs on, and may wait at a checkpoint.
            target.resumeHold();
        }
    }

    /** Why the stream could not be read to its end; empty if it was. */
    List<Incompleteness> incompleteness() {
        return damage == null ? List.of() : List.of(new Incompleteness(Incompleteness.Kind.STREAM_DAMAGED, damage));
    }
}
