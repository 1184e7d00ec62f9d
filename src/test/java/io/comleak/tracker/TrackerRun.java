// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Machine;
import io.comleak.model.Target;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import io.comleak.stream.SpyState;
import io.comleak.stream.StreamFormatException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/** Reads recordings through the real reader into a real tracker. Only the target's memory is a stand-in. */
final class TrackerRun {
    static final long APP = 0x140000000L;
    static final long COMBASE = 0x7ff800000000L;
    static final long SPY = 0x7ff900000000L;
    static final Target TARGET = new Target("C:\\app\\app.exe", "app.exe -x", 4711, Machine.X64, "C:\\windows");

    private final FakeMemory memory;
    private final Tracker tracker;
    private int resumes;

    TrackerRun() {
        this(new FakeMemory(), SnapshotLimits.DEFAULT);
    }

    TrackerRun(FakeMemory memory, SnapshotLimits limits) {
        this.memory = memory;
        this.tracker = new Tracker(TARGET, memory, checkpoint -> resumes++, limits);
    }

    /** A recording with the usual modules, and two stacks: "own" of the program, "windows" of the system alone. */
    static RecordingBuilder app() {
        return RecordingBuilder.recording()
                .module("C:\\app\\app.exe", APP, 0x20000)
                .module("C:\\windows\\system32\\combase.dll", COMBASE, 0x300000)
                .module("C:\\app\\lib\\comleak-spy-x64.dll", SPY, 0x10000)
                .stack("windows", SPY + 0x100, COMBASE + 0x20)
                .stack("own", SPY + 0x100, COMBASE + 0x20, APP + 0x1234);
    }

    Tracker tracker() {
        return tracker;
    }

    FakeMemory memory() {
        return memory;
    }

    int resumes() {
        return resumes;
    }

    TrackerRun read(RecordingBuilder recording) {
        try {
            recording.tell(tracker);
        } catch (StreamFormatException e) {
            throw new AssertionError("a recording is a good stream", e);
        }
        return this;
    }

    TrackedRun exited() {
        return ended(0, SpyState.SOUND);
    }

    TrackedRun ended(int exitCode, SpyState spy) {
        return tracker.finish(end(TargetEnd.EndedBy.OTHERS, exitCode, spy));
    }

    static TargetEnd end(TargetEnd.EndedBy endedBy, int exitCode, SpyState spy) {
        return new TargetEnd(endedBy, exitCode, Duration.ofMillis(12), OptionalInt.of(0), false, spy, List.of());
    }

    static List<Block> blocks(TrackedRun run) {
        List<Block> blocks = new ArrayList<>();
        run.outstanding().forEach(blocks::add);
        return blocks;
    }

    /** The contents of the only outstanding block, in hex, or their state. */
    static String contents(TrackedRun run) {
        List<Block> blocks = blocks(run);
        if (blocks.size() != 1) {
            throw new AssertionError("one block is outstanding, not " + blocks);
        }
        return text(blocks.get(0).contents());
    }

    static String text(Contents contents) {
        ByteBuffer bytes = contents.bytes();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return contents.state() == Contents.State.READ
                ? HexFormat.of().formatHex(copy)
                : contents.state().name();
    }
}
