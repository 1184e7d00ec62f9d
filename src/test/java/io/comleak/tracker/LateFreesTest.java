// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_THREAD_END;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static io.comleak.tracker.TrackerRun.app;
import static io.comleak.tracker.TrackerRun.blocks;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Block;
import io.comleak.model.LateFree;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateFreesTest {
    private static TrackedRun tracked(RecordingBuilder recording) {
        return new TrackerRun().read(recording).exited();
    }

    /** COM is shut down while three blocks are outstanding. */
    private static RecordingBuilder shutDown() {
        return app().enter(0, 2, 1)
                .allocate(0x1000, 10)
                .allocate(0x2000, 20)
                .allocate(0x3000, 30)
                .leave(0)
                .checkpoint(CHECKPOINT_UNINITIALIZE);
    }

    @Test
    void whatAThreadsOwnDestructorsFreeAtItsEndIsNotLate() {
        TrackedRun run = tracked(app().allocate(0x1000, 10)
                .threadEnded(1)
                .checkpoint(CHECKPOINT_THREAD_END)
                .free(0x1000));

        assertThat(run.lateFrees()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {CHECKPOINT_UNINITIALIZE, CHECKPOINT_THREAD_END})
    void whatWasOutstandingAtTheShutdownAndFreedLaterIsLate(int cause) {
        TrackedRun run = tracked(app().allocate(0x1000, 10)
                .allocate(0x2000, 20)
                .free(0x1000)
                .checkpoint(cause)
                .after(30)
                .after(12)
                .at("windows")
                .free(0x2000)
                .allocate(0x2000, 5)
                .free(0x2000));

        assertThat(run.lateFrees()).hasSize(1);
        LateFree late = run.lateFrees().get(0);
        assertThat(late.first().serial()).isEqualTo(2);
        assertThat(late.first().stack().id()).isEqualTo(2);
        assertThat(late.freed().id()).isEqualTo(1);
        assertThat(late.blocks()).isEqualTo(1);
        assertThat(late.bytes()).isEqualTo(20);
        assertThat(late.millisecondsAfter()).isEqualTo(42);
        assertThat(late.threadInApartment()).isFalse();
        assertThat(late.duringExit()).isFalse();
    }

    @Test
    void timeInWhichComleakHeldAThreadDoesNotCount() {
        TrackedRun run = tracked(app().allocate(0x1000, 10)
                .allocate(0x2000, 20)
                .after(1000)
                .checkpoint(CHECKPOINT_UNINITIALIZE | CHECKPOINT_HELD)
                .after(300)
                .resume()
                .after(5)
                .free(0x1000)
                .checkpoint(CHECKPOINT_PROCESS_DETACH | CHECKPOINT_HELD)
                .after(200)
                .resume()
                .after(2)
                .free(0x2000));

        assertThat(run.lateFrees()).extracting(LateFree::millisecondsAfter).containsExactly(5L, 7L);
    }

    @Test
    void theyAreOneByTheirTwoStacks() {
        TrackedRun run = tracked(
                shutDown().free(0x1000).after(100).free(0x3000).at("windows").free(0x2000));

        assertThat(run.lateFrees()).extracting(LateFree::blocks).containsExactly(2L, 1L);
        assertThat(run.lateFrees()).extracting(LateFree::bytes).containsExactly(40L, 20L);
        assertThat(run.lateFrees()).extracting(LateFree::millisecondsAfter).containsExactly(0L, 100L);
    }

    @Test
    void theFreeingThreadAndTheExitTellThemApart() {
        TrackedRun run = tracked(shutDown()
                .on(8)
                .at("windows")
                .enter(0, 0, 1)
                .at("own")
                .free(0x1000)
                .on(RecordingBuilder.MAIN_THREAD)
                .free(0x2000)
                .checkpoint(CHECKPOINT_PROCESS_DETACH)
                .detach()
                .free(0x3000));

        assertThat(run.lateFrees()).extracting(LateFree::threadInApartment).containsExactly(true, false, false);
        assertThat(run.lateFrees()).extracting(LateFree::duringExit).containsExactly(false, false, true);
    }

    /** The last one out saw nobody in, and had not written that down when another came in. */
    @Test
    void aThreadThatCameInMeanwhileKeepsComAlive() {
        TrackedRun run = tracked(app().enter(0, 2, 1)
                .allocate(0x1000, 10)
                .leave(0)
                .on(8)
                .enter(0, 2, 1)
                .on(RecordingBuilder.MAIN_THREAD)
                .checkpoint(CHECKPOINT_UNINITIALIZE)
                .free(0x1000));

        assertThat(run.lateFrees()).isEmpty();
    }

    @Test
    void aLaterShutdownMakesTheEarlierOneNoMatter() {
        TrackedRun run = tracked(shutDown()
                .free(0x1000)
                .enter(0, 2, 1)
                .free(0x2000)
                .leave(0)
                .after(50)
                .checkpoint(CHECKPOINT_UNINITIALIZE)
                .after(7)
                .free(0x3000));

        assertThat(run.lateFrees()).extracting(late -> late.first().address()).containsExactly(0x3000L);
        assertThat(run.lateFrees()).extracting(LateFree::millisecondsAfter).containsExactly(7L);
    }

    @Test
    void whileComIsUpAgainNoFreeIsLate() {
        TrackedRun run = tracked(shutDown().free(0x1000).enter(0, 2, 1).free(0x2000));

        assertThat(run.lateFrees()).extracting(late -> late.first().address()).containsExactly(0x1000L);
    }

    @Test
    void withoutAShutdownNoFreeIsLate() {
        TrackedRun run = tracked(app().allocate(0x1000, 1)
                .checkpoint(CHECKPOINT_PROCESS_DETACH)
                .detach()
                .free(0x1000));

        assertThat(run.lateFrees()).isEmpty();
    }

    @Test
    void aBlockReallocatedAfterTheShutdownIsStillTheSame() {
        TrackedRun run = tracked(shutDown().reallocate(0x1000, 0x9000, 99).free(0x9000));

        assertThat(run.lateFrees()).hasSize(1);
        Block first = run.lateFrees().get(0).first();
        assertThat(first.serial()).isEqualTo(1);
        assertThat(first.reallocations()).isEqualTo(1);
        assertThat(run.lateFrees().get(0).bytes()).isEqualTo(99);
    }

    @Test
    void blocksAllocatedAfterTheShutdownAreMarked() {
        TrackedRun run = tracked(shutDown().reallocate(0x1000, 0x1000, 1).allocate(0x4000, 1));

        assertThat(blocks(run)).extracting(Block::afterShutdown).containsExactly(false, false, false, true);
    }

    @Test
    void noneIsMarkedIfComCameUpAgain() {
        TrackedRun run = tracked(shutDown().allocate(0x4000, 1).enter(0, 2, 1).allocate(0x5000, 1));

        assertThat(blocks(run)).extracting(Block::afterShutdown).doesNotContain(true);
    }

    @Test
    void anApartmentOfWindowsAloneDoesNotBringComUpAgain() {
        TrackedRun run = tracked(shutDown().on(8).at("windows").enter(0, 0, 1).allocate(0x4000, 1));

        assertThat(blocks(run)).extracting(Block::afterShutdown).containsExactly(false, false, false, true);
    }

    @Test
    void theFirstOneHasTheBytesItHadAtTheShutdown() {
        FakeMemory memory = new FakeMemory().readable(0x1000, 10, 1);
        TrackedRun run = new TrackerRun(memory, SnapshotLimits.DEFAULT)
                .read(app().allocate(0x1000, 10)
                        .checkpoint(CHECKPOINT_UNINITIALIZE | CHECKPOINT_HELD)
                        .resume()
                        .free(0x1000))
                .exited();

        assertThat(TrackerRun.text(run.lateFrees().get(0).first().contents())).isEqualTo("0102030405060708090a");
    }
}
