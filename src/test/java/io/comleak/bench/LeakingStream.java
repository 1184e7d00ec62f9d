// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;

import io.comleak.model.Frame;
import io.comleak.model.Machine;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordReader;
import io.comleak.stream.RecordingBuilder;
import io.comleak.stream.SpyState;
import io.comleak.stream.StreamFormatException;
import io.comleak.tracker.SnapshotLimits;
import io.comleak.tracker.TargetEnd;
import io.comleak.tracker.Tracker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The stream of a program that frees nothing, through the decoder and the tracker. */
final class LeakingStream {
    private static final Target TARGET =
            new Target("C:\\dev\\app.exe", "app.exe --leak", 4711, Machine.X64, "C:\\windows");
    private static final long APP = 0x1_4000_0000L;
    private static final long COMBASE = 0x7ff8_0000_0000L;
    private static final long FUNCTION_BYTES = 0x40;
    private static final int FRAMES = 20;
    /** Of so many functions each frame further out is one. */
    private static final int CALLERS = 500;

    private static final int AT_ONCE = 10_000;
    private static final int STA = 2;

    private final int blocks;
    private final int stacks;
    private final Tracker tracker =
            new Tracker(TARGET, LeakingStream::memory, checkpoint -> {}, SnapshotLimits.DEFAULT);
    private final RecordReader reader = new RecordReader(tracker);
    private final RecordingBuilder recording = RecordingBuilder.recording();
    private long streamBytes;

    LeakingStream(int blocks, int stacks) {
        this.blocks = blocks;
        this.stacks = stacks;
    }

    /** Each frame has a name, a file and a line, as with debug information. */
    static Symbols symbols() {
        return frame -> List.of(new Symbol(
                (frame.offset() % 3 == 0 ? "Catalog::" : "") + "function" + frame.offset() / FUNCTION_BYTES,
                frame.offset() % FUNCTION_BYTES,
                ownFile(frame),
                ownFile(frame) == null ? 0 : 1 + (int) (frame.offset() % 1000),
                false));
    }

    private static @Nullable String ownFile(Frame frame) {
        return frame.address() >= COMBASE ? null : "C:\\src\\app\\file" + frame.offset() / FUNCTION_BYTES % 97 + ".cpp";
    }

    /** All of it can be read. */
    private static boolean memory(long address, ByteBuffer into) {
        while (into.hasRemaining()) {
            into.put((byte) (address + into.remaining()));
        }
        return true;
    }

    long bytes() {
        return streamBytes;
    }

    TrackedRun track() throws StreamFormatException {
        load();
        return end();
    }

    /** All that the program does until it shuts COM down. */
    void load() throws StreamFormatException {
        recording
                .module(TARGET.program(), APP, 0x1000_0000L)
                .module("C:\\windows\\system32\\combase.dll", COMBASE, 0x30_0000L)
                .stack("start", COMBASE + 0x20, APP + 0x41)
                .enter(0, STA, 1);
        for (int stack = 0; stack < stacks; stack++) {
            recording.stack("stack" + stack, frames(stack));
            feedIf(stack % AT_ONCE == 0);
        }
        for (int block = 0; block < blocks; block++) {
            recording.at("stack" + block % stacks).allocate(0x2_0000_0000L + 0x60L * block, 16 + block % 80);
            feedIf(block % AT_ONCE == 0);
        }
        feedIf(true);
    }

    /** Its last records, at which the first bytes of its blocks are read. */
    TrackedRun end() throws StreamFormatException {
        recording
                .at("start")
                .leave(0)
                .checkpoint(CHECKPOINT_UNINITIALIZE | CHECKPOINT_HELD)
                .resume();
        recording.checkpoint(CHECKPOINT_PROCESS_DETACH).detach();
        feedIf(true);
        reader.end();
        return tracker.finish(new TargetEnd(
                TargetEnd.EndedBy.OTHERS,
                0,
                Duration.ofSeconds(60),
                OptionalInt.of(0),
                false,
                SpyState.SOUND,
                List.of()));
    }

    private void feedIf(boolean now) throws StreamFormatException {
        if (now) {
            byte[] bytes = recording.take();
            streamBytes += bytes.length;
            reader.feed(ByteBuffer.wrap(bytes));
        }
    }

    private static long[] frames(int stack) {
        long[] frames = new long[FRAMES];
        frames[0] = COMBASE + 0x113;
        frames[1] = APP + 0x10_0000 + FUNCTION_BYTES * stack + 9;
        int callers = stack;
        for (int i = 2; i < FRAMES; i++) {
            frames[i] = APP + FUNCTION_BYTES * (i * CALLERS + callers % CALLERS) + 0x17;
            callers /= 3;
        }
        return frames;
    }
}
