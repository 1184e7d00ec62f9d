// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import io.comleak.model.Counts;
import io.comleak.model.Machine;
import io.comleak.model.Target;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordReader;
import io.comleak.stream.SpyState;
import io.comleak.stream.StreamFormatException;
import io.comleak.tracker.SnapshotLimits;
import io.comleak.tracker.TargetEnd;
import io.comleak.tracker.Tracker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The launcher's way from bytes to outstanding blocks, without the pipe: fed as the pipe does, in pieces. */
final class Ingest {
    private static final Target TARGET = new Target("C:\\dev\\app.exe", "app.exe", 4711, Machine.X64, "C:\\windows");
    private static final int PIECE_BYTES = 64 << 10;

    private final Tracker tracker =
            new Tracker(TARGET, (address, into) -> false, checkpoint -> {}, SnapshotLimits.DEFAULT);
    private final RecordReader reader = new RecordReader(tracker);
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);

    void feed(byte[] bytes) throws StreamFormatException {
        for (int start = 0; start < bytes.length; start += PIECE_BYTES) {
            piece.clear().put(bytes, start, Math.min(PIECE_BYTES, bytes.length - start));
            reader.feed(piece.flip());
        }
    }

    /** What came of it. */
    TrackedRun end() throws StreamFormatException {
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

    /** Fails if what came of it is not what was made. */
    void end(long allocations, long frees, int live) throws StreamFormatException {
        TrackedRun run = end();
        Counts counts = run.counts();
        if (counts.allocations() != allocations
                || counts.frees() != frees
                || run.outstanding().count() != live
                || !run.wrongFrees().isEmpty()) {
            throw new AssertionError("made " + allocations + " allocations and " + frees + " frees, with " + live
                    + " blocks at the end; received " + counts + " with "
                    + run.outstanding().count());
        }
    }
}
