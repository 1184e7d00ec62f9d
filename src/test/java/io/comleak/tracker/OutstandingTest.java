// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.tracker.TrackerRun.APP;
import static io.comleak.tracker.TrackerRun.app;
import static io.comleak.tracker.TrackerRun.blocks;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Block;
import io.comleak.model.Counts;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import org.junit.jupiter.api.Test;

class OutstandingTest {
    private final TrackerRun run = new TrackerRun();

    @Test
    void whatWasNotFreedIsOutstandingInOrderOfAllocation() {
        TrackedRun tracked = run.read(app().allocate(0x3000, 24)
                        .allocate(0x2000, 0)
                        .allocate(0x1000, 0x1_0000_0000L)
                        .free(0x2000)
                        .on(9)
                        .allocate(0x2000, 7))
                .exited();

        assertThat(blocks(tracked)).extracting(Block::address).containsExactly(0x3000L, 0x1000L, 0x2000L);
        assertThat(blocks(tracked)).extracting(Block::serial).containsExactly(1L, 3L, 4L);
        assertThat(blocks(tracked)).extracting(Block::size).containsExactly(24L, 0x1_0000_0000L, 7L);
        assertThat(blocks(tracked)).extracting(Block::thread).containsExactly(0x1a4, 0x1a4, 9);
        assertThat(blocks(tracked)).allSatisfy(block -> {
            assertThat(block.stack().frames().get(1).address()).isEqualTo(APP + 0x1234);
            assertThat(block.afterShutdown()).isFalse();
        });
        assertThat(tracked.outstanding().count()).isEqualTo(3);
        assertThat(tracked.outstanding().bytes()).isEqualTo(24 + 0x1_0000_0000L + 7);
    }

    @Test
    void eventsWithoutAStackAreCounted() {
        TrackedRun tracked = run.read(RecordingBuilder.recording()
                        .allocate(0x1000, 24)
                        .reallocate(0x1000, 0x2000, 48)
                        .free(0x2000)
                        .stack("known", APP)
                        .allocate(0x1000, 24))
                .exited();

        assertThat(tracked.counts().withoutStack()).isEqualTo(3);
    }

    @Test
    void aReallocatedBlockKeepsItsSerial() {
        TrackedRun tracked = run.read(app().allocate(0x1000, 24)
                        .allocate(0x2000, 8)
                        .on(9)
                        .at("windows")
                        .reallocate(0x1000, 0x5000, 48)
                        .reallocate(0x5000, 0x5000, 50)
                        .allocate(0x1000, 1))
                .exited();

        Block block = blocks(tracked).get(0);
        assertThat(block.serial()).isEqualTo(1);
        assertThat(block.address()).isEqualTo(0x5000);
        assertThat(block.size()).isEqualTo(50);
        assertThat(block.thread()).isEqualTo(9);
        assertThat(block.stack().id()).isEqualTo(1);
        assertThat(block.reallocations()).isEqualTo(2);
        assertThat(tracked.outstanding().bytes()).isEqualTo(50 + 8 + 1);
    }

    @Test
    void aBlockOlderThanTheSpyIsTrackedFromItsReallocationOn() {
        TrackedRun tracked = run.read(app().reallocate(0xdead0, 0x1000, 16)).exited();

        assertThat(blocks(tracked)).extracting(Block::reallocations).containsExactly(1);
        assertThat(tracked.counts()).isEqualTo(new Counts(0, 1, 0, 0, 1, 16));
        assertThat(tracked.wrongFrees()).isEmpty();
    }

    @Test
    void anAddressAllocatedTwiceHoldsTheNewerBlock() {
        TrackedRun tracked = run.read(app().allocate(0x1000, 24)
                        .allocate(0x1000, 8)
                        .allocate(0x2000, 5)
                        .reallocate(0x1000, 0x2000, 6))
                .exited();

        assertThat(blocks(tracked)).extracting(Block::serial).containsExactly(2L);
        assertThat(tracked.outstanding().bytes()).isEqualTo(6);
    }

    @Test
    void eventsAndPeaksAreCounted() {
        TrackedRun tracked = run.read(app().allocate(0x1000, 10)
                        .allocate(0x2000, 20)
                        .reallocate(0x2000, 0x2000, 100)
                        .free(0x2000)
                        .free(0x1000)
                        .free(0x1000)
                        .allocate(0x3000, 1))
                .exited();

        assertThat(tracked.counts()).isEqualTo(new Counts(3, 1, 3, 0, 2, 110));
    }

    @Test
    void addressesOfTheUpperHalfAreAddressesToo() {
        long high = 0xffff_8000_0000_1000L;

        TrackedRun tracked = run.read(
                        app().allocate(high, 10).allocate(0x1000, 10).free(0x1000))
                .exited();

        assertThat(blocks(tracked)).extracting(Block::address).containsExactly(high);
    }

    @Test
    void aMillionBlocksAreListedInOrder() {
        RecordingBuilder recording = app();
        for (int i = 0; i < 1_000_000; i++) {
            recording.allocate(0x10_0000 + 64L * (i * 7919L % 1_000_000), 24);
        }

        TrackedRun tracked = run.read(recording).exited();

        long serial = 0;
        for (Block block : tracked.outstanding()) {
            if (block.serial() != ++serial) {
                throw new AssertionError("block " + block.serial() + " in place of " + serial);
            }
        }
        assertThat(serial).isEqualTo(1_000_000);
    }
}
