// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static io.comleak.tracker.TrackerRun.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Block;
import io.comleak.model.TrackedRun;
import io.comleak.stream.Mutants;
import io.comleak.stream.RecordingBuilder;
import org.junit.jupiter.api.Test;

/** What the reader lets through, the tracker can make a run of, however little sense it makes. */
class TrackerFuzzTest {
    private static RecordingBuilder original() {
        return app().enter(0, 2, 1)
                .allocate(0x1000, 24)
                .allocate(0x1100, 24)
                .reallocate(0x1000, 0x1200, 300)
                .free(0x1000)
                .on(8)
                .at("windows")
                .enter(0, 0, 1)
                .allocate(0x1000, 24)
                .free(0x1104)
                .threadEnded(1)
                .on(RecordingBuilder.MAIN_THREAD)
                .at("own")
                .leave(0)
                .checkpoint(CHECKPOINT_UNINITIALIZE | CHECKPOINT_HELD)
                .resume()
                .free(0x1100)
                .unload(TrackerRun.COMBASE)
                .allocate(0x1300, 0)
                .reallocate(0x1300, 0x1300, 8)
                .checkpoint(CHECKPOINT_PROCESS_DETACH | CHECKPOINT_HELD)
                .resume()
                .detach()
                .free(0x1000);
    }

    @Test
    void mutantsBecomeRuns() {
        Mutants mutants = new Mutants(original());
        int read = 0;
        for (int mutant = 0; mutant < Mutants.COUNT; mutant++) {
            TrackerRun run = new TrackerRun(new FakeMemory().readable(0x1000, 0x400, 0), SnapshotLimits.DEFAULT);
            if (mutants.read(mutants.next(), run.tracker())) {
                read++;
            }
            assertConsistent(run.exited());
        }
        assertThat(read).isPositive();
    }

    private static void assertConsistent(TrackedRun run) {
        long count = 0;
        long bytes = 0;
        for (Block block : run.outstanding()) {
            count++;
            bytes += block.size();
        }
        assertThat(count)
                .isEqualTo(run.outstanding().count())
                .isLessThanOrEqualTo(run.counts().peakBlocks());
        assertThat(bytes).isEqualTo(run.outstanding().bytes());
    }
}
