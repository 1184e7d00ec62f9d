// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.model.Incompleteness;
import io.comleak.stream.RecordReader;
import io.comleak.stream.Section;
import io.comleak.stream.SpyEvents;
import io.comleak.stream.SpyState;
import io.comleak.stream.StreamFormat;
import io.comleak.stream.StreamFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * From a target's bytes, which may be anything, to the tracker's events. What makes no sense ends the understanding and is
 * remembered; it never throws.
 */
final class StreamIntake {
    private static final int BUFFER_BYTES = 256 << 10;

    /** As the number of a checkpoint. */
    private static final int ALL = -1;

    private final ByteBuffer section;
    private final IntConsumer resumeHold;
    private final Runnable tellOfRoom;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final RecordReader reader;
    private final List<Incompleteness> reasons = new ArrayList<>();
    private @Nullable StreamFormatException damage;

    /**
     * {@code events} leads to the tracker; {@code section} is the whole one, as mapped; {@code resumeHold} lets the thread go
     * that a checkpoint holds, {@code tellOfRoom} those that wait for room in the section.
     */
    StreamIntake(SpyEvents events, ByteBuffer section, IntConsumer resumeHold, Runnable tellOfRoom) {
        this.section = section;
        this.resumeHold = resumeHold;
        this.tellOfRoom = tellOfRoom;
        this.reader = new RecordReader(events);
    }

    /**
     * Takes all that is committed. What was copied out of the ring is looked at afterwards, and the target goes on meanwhile:
     * as much as the ring holds is taken, however much comes after, so that others are not kept waiting by a busy target.
     */
    void take() {
        for (int pieces = StreamFormat.RING_BYTES / BUFFER_BYTES; pieces > 0 && damage == null; pieces--) {
            if (!takePiece()) {
                break;
            }
        }
        if (damage != null) {
            // Nothing more can be understood, but the target runs on, and may wait at a checkpoint, or for room.
            discard();
        }
    }

    /** False if there was nothing. */
    private boolean takePiece() {
        buffer.clear();
        attempt(() -> tellIf(new Section(section).take(reader.received(), buffer)));
        feed(buffer.flip());
        return buffer.limit() > 0;
    }

    private void discard() {
        tellIf(Section.discard(section));
        resumeHold.accept(ALL);
    }

    private void tellIf(boolean waiting) {
        if (waiting) {
            tellOfRoom.run();
        }
    }

    void feed(ByteBuffer bytes) {
        attempt(() -> reader.feed(bytes));
    }

    /** What the loader left, after all else. */
    void feedModules() {
        attempt(() -> new Section(section).undrainedModules().forEach(this::feed));
    }

    /** Bytes of the stream that have come. */
    long received() {
        return reader.received();
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
