// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.model.Incompleteness;
import io.comleak.stream.RecordReader;
import io.comleak.stream.Section;
import io.comleak.stream.SpyEvents;
import io.comleak.stream.SpyState;
import io.comleak.stream.StreamFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a target's bytes, which may be anything, to the tracker's events. What makes no sense ends the understanding and is
 * remembered; it never throws.
 */
final class StreamIntake {
    private final ByteBuffer section;
    private final Runnable resumeHold;
    private final RecordReader reader;
    private final List<Incompleteness> reasons = new ArrayList<>();
    private @Nullable StreamFormatException damage;

    /** {@code events} leads to the tracker; {@code section} is the whole one, as mapped; {@code resumeHold} lets the thread go that a checkpoint holds. */
    StreamIntake(SpyEvents events, ByteBuffer section, Runnable resumeHold) {
        this.section = section;
        this.resumeHold = resumeHold;
        this.reader = new RecordReader(events);
    }

    /** Takes what came out of the pipe. */
    void feed(ByteBuffer bytes) {
        attempt(() -> reader.feed(bytes));
        if (damage != null) {
            // Nothing more can be understood, but the target runs on, and may wait at a checkpoint.
            resumeHold.run();
        }
    }

    /** What the pipe did not bring lies in the section. From here on the pipe is not read any more. */
    void feedTail() {
        attempt(() -> feed(new Section(section).tail(reader.received())));
    }

    /** What the loader left, after all else. */
    void feedModules() {
        attempt(() -> new Section(section).undrainedModules().forEach(this::feed));
    }

    /** How the spy fared, as far as the section makes sense. */
    SpyState spyState() {
        try {
            return new Section(section).spyState();
        } catch (StreamFormatException e) {
            reasons.add(damaged(e));
            return SpyState.SOUND;
        }
    }

    /** Why not everything was understood; empty if it was. */
    List<Incompleteness> incompleteness() {
        return List.copyOf(reasons);
    }

    /** A step of reading, which may find damage. */
    @FunctionalInterface
    private interface Step {
        void run() throws StreamFormatException;
    }

    private void attempt(Step step) {
        if (damage == null) {
            try {
                step.run();
            } catch (StreamFormatException e) {
                damage = e;
                reasons.add(damaged(e));
            }
        }
    }

    private static Incompleteness damaged(StreamFormatException e) {
        return new Incompleteness(Incompleteness.Kind.STREAM_DAMAGED, String.valueOf(e.getMessage()));
    }
}
