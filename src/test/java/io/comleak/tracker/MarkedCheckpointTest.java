// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static io.comleak.tracker.TrackerRun.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Checkpoint;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import org.junit.jupiter.api.Test;

class MarkedCheckpointTest {
    @Test
    void itIsKeptWithItsName() throws Exception {
        TrackedRun run = new TrackerRun()
                .read(app().allocate(0x1000, 8).after(5).mark(0, "loaded").mark(0, ""))
                .exited();

        assertThat(run.checkpoints())
                .containsExactly(
                        new Checkpoint(
                                1, Checkpoint.Cause.MARKED, RecordingBuilder.MAIN_THREAD, 5, 1, 8, "loaded", false),
                        new Checkpoint(2, Checkpoint.Cause.MARKED, RecordingBuilder.MAIN_THREAD, 5, 1, 8, "", false));
    }

    @Test
    void blocksAreReadWhileItsThreadIsHeld() throws Exception {
        FakeMemory memory = new FakeMemory().readable(0x1000, 16, 0);
        TrackerRun run = new TrackerRun(memory, SnapshotLimits.DEFAULT);
        run.read(app().allocate(0x1004, 4).mark(CHECKPOINT_HELD, "loaded").resume());

        assertThat(run.resumes()).isEqualTo(1);
        assertThat(run.exited().outstanding().block(0).contents().bytes().get(0))
                .isEqualTo((byte) 4);
    }

    /** What is freed after it is not freed late, and what is allocated after it not allocated after COM's end. */
    @Test
    void itIsNoEndOfCom() throws Exception {
        TrackedRun run = new TrackerRun()
                .read(app().allocate(0x1000, 8).mark(0, "loaded").free(0x1000).allocate(0x2000, 8))
                .exited();

        assertThat(run.lateFrees()).isEmpty();
        assertThat(run.outstanding().block(0).afterShutdown()).isFalse();
    }

    @Test
    void norDoesItHideOne() throws Exception {
        TrackedRun run = new TrackerRun()
                .read(app().enter(0, 2, 1)
                        .allocate(0x1000, 8)
                        .leave(0)
                        .checkpoint(CHECKPOINT_UNINITIALIZE)
                        .mark(0, "afterwards")
                        .free(0x1000))
                .exited();

        assertThat(run.lateFrees()).hasSize(1);
    }
}
