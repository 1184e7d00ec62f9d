// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_THREAD_END;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static io.comleak.tracker.TrackerRun.app;
import static io.comleak.tracker.TrackerRun.blocks;
import static io.comleak.tracker.TrackerRun.contents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comleak.model.Block;
import io.comleak.model.Checkpoint;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final int HELD = CHECKPOINT_UNINITIALIZE | CHECKPOINT_HELD;
    private static final int HELD_EXIT = CHECKPOINT_PROCESS_DETACH | CHECKPOINT_HELD;

    private final FakeMemory memory = new FakeMemory().readable(0x1000, 0x1000, 0);
    private final TrackerRun run = new TrackerRun(memory, SnapshotLimits.DEFAULT);

    @Test
    void checkpointsTellWhatWasOutstandingThen() {
        TrackedRun tracked = run.read(app().after(100)
                        .allocate(0x1000, 10)
                        .after(30)
                        .checkpoint(CHECKPOINT_THREAD_END)
                        .allocate(0x2000, 20)
                        .checkpoint(HELD)
                        .resume()
                        .on(9)
                        .after(1)
                        .checkpoint(HELD_EXIT))
                .exited();

        assertThat(tracked.checkpoints())
                .containsExactly(
                        new Checkpoint(1, Checkpoint.Cause.THREAD_END, 0x1a4, 130, 1, 10, "", false),
                        new Checkpoint(2, Checkpoint.Cause.UNINITIALIZE, 0x1a4, 130, 2, 30, "", true),
                        new Checkpoint(3, Checkpoint.Cause.PROCESS_DETACH, 9, 131, 2, 30, "", true));
        assertThat(run.resumes()).isEqualTo(2);
    }

    @Test
    void ofManyCheckpointsTheLastAreKept() {
        RecordingBuilder recording = app();
        for (int i = 0; i < 3000; i++) {
            recording.checkpoint(CHECKPOINT_UNINITIALIZE);
        }

        TrackedRun tracked = run.read(recording).exited();

        assertThat(tracked.checkpoints()).hasSize(1000);
        assertThat(tracked.checkpoints().get(999).number()).isEqualTo(3000);
    }

    @Test
    void aHoldReadsAndThenResumes() {
        memory.whileReading(() -> assertThat(run.resumes()).isZero());

        TrackedRun tracked =
                run.read(app().allocate(0x1004, 4).checkpoint(HELD).resume()).exited();

        assertThat(contents(tracked)).isEqualTo("04050607");
        assertThat(run.resumes()).isEqualTo(1);
    }

    @Test
    void aHoldIsEndedEvenIfReadingFails() {
        memory.whileReading(() -> {
            throw new IllegalStateException("as a test");
        });
        RecordingBuilder recording = app().allocate(0x1004, 4).checkpoint(HELD);

        assertThatThrownBy(() -> run.read(recording)).isInstanceOf(IllegalStateException.class);

        assertThat(run.resumes()).isEqualTo(1);
    }

    @Test
    void withoutAHoldOnlyTheEndIsRead() {
        run.read(app().allocate(0x1004, 4).checkpoint(CHECKPOINT_UNINITIALIZE));
        assertThat(memory.calls()).isEmpty();

        TrackedRun tracked = new TrackerRun(memory, SnapshotLimits.DEFAULT)
                .read(app().allocate(0x1004, 4).checkpoint(CHECKPOINT_PROCESS_DETACH))
                .exited();

        assertThat(contents(tracked)).isEqualTo("04050607");
    }

    @Test
    void whatIsReallocatedWhileItIsReadHasChanged() {
        TrackedRun tracked = run.read(app().allocate(0x1004, 4)
                        .checkpoint(HELD)
                        .on(8)
                        .reallocate(0x1004, 0x1004, 5)
                        .on(RecordingBuilder.MAIN_THREAD)
                        .resume())
                .exited();

        assertThat(contents(tracked)).isEqualTo("CHANGED");
    }

    @Test
    void whatIsFreedWhileItIsReadLosesItsBytesAndItsAddressStartsAnew() {
        TrackedRun tracked = run.read(app().allocate(0x1004, 4)
                        .checkpoint(HELD)
                        .on(8)
                        .free(0x1004)
                        .allocate(0x1004, 4)
                        .on(RecordingBuilder.MAIN_THREAD)
                        .resume())
                .exited();

        assertThat(contents(tracked)).isEqualTo("NOT_READ");
        assertThat(TrackerRun.text(tracked.lateFrees().get(0).first().contents()))
                .isEqualTo("CHANGED");
    }

    @Test
    void whatIsReallocatedLaterIsReadAnewAtTheNextCheckpoint() {
        TrackedRun between = run.read(
                        app().allocate(0x1004, 4).checkpoint(HELD).resume().reallocate(0x1004, 0x1010, 2))
                .exited();
        assertThat(contents(between)).isEqualTo("NOT_READ");

        TrackedRun tracked = new TrackerRun(memory, SnapshotLimits.DEFAULT)
                .read(app().allocate(0x1004, 4)
                        .checkpoint(HELD)
                        .reallocate(0x1004, 0x1008, 2)
                        .resume()
                        .checkpoint(HELD_EXIT)
                        .resume())
                .exited();

        assertThat(contents(tracked)).isEqualTo("0809");
    }

    @Test
    void onlyNewBlocksAreReadAgain() {
        run.read(app().allocate(0x1004, 4)
                .checkpoint(HELD)
                .resume()
                .allocate(0x1100, 8)
                .checkpoint(HELD)
                .resume()
                .checkpoint(HELD)
                .resume());

        assertThat(memory.calls()).containsExactly(new FakeMemory.Call(0x1004, 4), new FakeMemory.Call(0x1100, 8));
    }

    @Test
    void theEndReadsAllAgain() {
        for (int end : new int[] {HELD_EXIT, CHECKPOINT_PROCESS_DETACH}) {
            FakeMemory changing = new FakeMemory().readable(0x1000, 0x1000, 0);
            TrackerRun first = new TrackerRun(changing, SnapshotLimits.DEFAULT);
            first.read(app().allocate(0x1004, 4).checkpoint(HELD).resume());
            changing.readable(0x1000, 0x1000, 1);

            first.tracker().checkpoint(RecordingBuilder.MAIN_THREAD, 2, end, 1, "");

            assertThat(contents(first.exited())).isEqualTo("05060708");
        }
    }

    @Test
    void aSnapshotReadsAllAgainAndWhatChanged() {
        run.read(app().allocate(0x1004, 4)
                .checkpoint(HELD)
                .on(8)
                .reallocate(0x1004, 0x1004, 4)
                .on(RecordingBuilder.MAIN_THREAD)
                .resume()
                .allocate(0x1104, 4)
                .checkpoint(HELD));
        memory.readable(0x1000, 0x1000, 1);

        run.tracker().snapshot();

        assertThat(blocks(run.exited()))
                .extracting(Block::contents)
                .extracting(TrackerRun::text)
                .containsOnly("05060708");
    }

    @Test
    void aHoldThatTimedOutLeavesNoBytes() {
        TrackedRun tracked = run.read(app().allocate(0x1004, 4).checkpoint(HELD).resume(1, true))
                .exited();

        assertThat(contents(tracked)).isEqualTo("NOT_READ");
    }

    @Test
    void freesAfterTheHoldNoLongerCountAsChanges() {
        TrackedRun tracked = run.read(app().allocate(0x1004, 4)
                        .checkpoint(HELD)
                        .on(8)
                        .checkpoint(HELD)
                        .on(RecordingBuilder.MAIN_THREAD)
                        .resume(1, false)
                        .on(8)
                        .resume()
                        .free(0x1004))
                .exited();

        assertThat(TrackerRun.text(tracked.lateFrees().get(0).first().contents()))
                .isEqualTo("04050607");
    }

    @Test
    void theEndOfAnEarlierHoldDoesNotEndALaterOne() {
        TrackedRun tracked = run.read(app().allocate(0x1004, 4)
                        .checkpoint(HELD)
                        .on(8)
                        .checkpoint(HELD)
                        .on(RecordingBuilder.MAIN_THREAD)
                        .resume(1, false)
                        .free(0x1004)
                        .on(8)
                        .resume())
                .exited();

        assertThat(TrackerRun.text(tracked.lateFrees().get(0).first().contents()))
                .isEqualTo("CHANGED");
    }

    @Test
    void aSnapshotCanBeTakenAtAnyTime() {
        run.read(app().allocate(0x1004, 4));

        run.tracker().snapshot();

        assertThat(contents(run.exited())).isEqualTo("04050607");
        assertThat(run.resumes()).isZero();
    }

    @Test
    void aBlockOfNoBytesNeedsNoReading() {
        TrackedRun tracked =
                run.read(app().allocate(0x1004, 0).checkpoint(HELD).resume()).exited();

        assertThat(contents(tracked)).isEmpty();
        assertThat(memory.calls()).isEmpty();
    }

    @Test
    void blocksThatCannotBeReadAreNotRead() {
        TrackedRun tracked =
                run.read(app().allocate(0x9000, 4).checkpoint(HELD).resume()).exited();

        assertThat(blocks(tracked))
                .extracting(Block::contents)
                .extracting(TrackerRun::text)
                .containsExactly("NOT_READ");
    }
}
