// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.stream.StreamFormat.BLOCK_NOT_MAPPED;
import static io.comleak.stream.StreamFormat.BLOCK_ON_STACK;
import static io.comleak.stream.StreamFormat.BLOCK_REALLOCATING;
import static io.comleak.tracker.TrackerRun.APP;
import static io.comleak.tracker.TrackerRun.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Block;
import io.comleak.model.TrackedRun;
import io.comleak.model.WrongFree;
import io.comleak.model.WrongFree.Kind;
import io.comleak.stream.RecordingBuilder;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WrongFreesTest {
    private static final int KEPT = 65_536;

    private static List<WrongFree> wrongFrees(RecordingBuilder recording) {
        return new TrackerRun().read(recording).exited().wrongFrees();
    }

    private static WrongFree only(RecordingBuilder recording) {
        List<WrongFree> wrong = wrongFrees(recording);
        assertThat(wrong).hasSize(1);
        return wrong.get(0);
    }

    @Test
    void aDoubleFreeNamesTheFirstFreeAndTheBlock() {
        WrongFree wrong = only(app().allocate(0x1000, 24)
                .at("windows")
                .free(0x1000)
                .at("own")
                .on(9)
                .free(0x1000));

        assertThat(wrong.kind()).isEqualTo(Kind.FREED_BEFORE);
        assertThat(wrong.certain()).isTrue();
        assertThat(wrong.address()).isEqualTo(0x1000);
        assertThat(wrong.thread()).isEqualTo(9);
        assertThat(wrong.freed().id()).isEqualTo(2);
        assertThat(Objects.requireNonNull(wrong.firstFreed()).id()).isEqualTo(1);
        assertThat(block(wrong).serial()).isEqualTo(1);
        assertThat(block(wrong).size()).isEqualTo(24);
        assertThat(block(wrong).stack().id()).isEqualTo(2);
    }

    private static Block block(WrongFree wrong) {
        return Objects.requireNonNull(wrong.block());
    }

    @Test
    void anAddressUsedAgainWasNotFreedBefore() {
        assertThat(wrongFrees(app().allocate(0x1000, 24)
                        .free(0x1000)
                        .allocate(0x1000, 8)
                        .free(0x1000)))
                .isEmpty();
    }

    @Test
    void theAddressThatABlockWasMovedFromIsFree() {
        WrongFree wrong =
                only(app().allocate(0x1000, 24).reallocate(0x1000, 0x9000, 48).free(0x1000));

        assertThat(wrong.kind()).isEqualTo(Kind.FREED_BEFORE);
        assertThat(block(wrong).size()).isEqualTo(24);
    }

    @Test
    void theAddressThatABlockWasMovedToIsNot() {
        assertThat(wrongFrees(app().allocate(0x9000, 1)
                        .free(0x9000)
                        .allocate(0x1000, 24)
                        .reallocate(0x1000, 0x9000, 48)
                        .free(0x9000)))
                .isEmpty();
    }

    @Test
    void theLast65536FreesAreKept() {
        RecordingBuilder recording = app();
        for (int i = 0; i <= KEPT; i++) {
            recording.allocate(0x100000 + 16L * i, 1).free(0x100000 + 16L * i);
        }
        List<WrongFree> wrong = wrongFrees(recording.free(0x100000).free(0x100010));

        assertThat(wrong).extracting(WrongFree::kind).containsExactly(Kind.NOT_SEEN, Kind.FREED_BEFORE);
    }

    @Test
    void freesOfOneAddressOverAndOverDoNotConfuseTheRing() {
        RecordingBuilder recording = app();
        for (int i = 0; i < 3 * KEPT; i++) {
            recording.allocate(0x100000 + 16L * (i % 7), 1).free(0x100000 + 16L * (i % 7));
        }
        WrongFree wrong = only(recording.free(0x100000));

        assertThat(wrong.kind()).isEqualTo(Kind.FREED_BEFORE);
        assertThat(block(wrong).serial()).isEqualTo(3L * KEPT - (3L * KEPT - 1) % 7);
    }

    @Test
    void aBstrFreedAsABlockLiesInsideOne() {
        WrongFree wrong = only(app().allocate(0x1000, 44).free(0x1008));

        assertThat(wrong.kind()).isEqualTo(Kind.INSIDE_BLOCK);
        assertThat(block(wrong).address()).isEqualTo(0x1000);
        assertThat(wrong.firstFreed()).isNull();
    }

    @Test
    void theEndOfABlockIsNotInsideIt() {
        WrongFree wrong = only(app().allocate(0x1000, 8).allocate(0x2000, 0).free(0x1008));

        assertThat(wrong.kind()).isEqualTo(Kind.NOT_SEEN);
        assertThat(wrong.block()).isNull();
    }

    @Test
    void theFarInsideOfALargeBlockIsFoundToo() {
        WrongFree wrong =
                only(app().allocate(0x10000, 1).allocate(0x100000, 0x80000).free(0x170001));

        assertThat(wrong.kind()).isEqualTo(Kind.INSIDE_BLOCK);
        assertThat(block(wrong).address()).isEqualTo(0x100000);
    }

    @Test
    void anAddressInAModuleIsNoBlocks() {
        assertThat(only(app().free(APP + 0x2000)).kind()).isEqualTo(Kind.IN_MODULE);
    }

    @Test
    void whatTheSpySawOfAnAddressIsCertain() {
        List<WrongFree> wrong = wrongFrees(app().free(0x7000, BLOCK_ON_STACK).free(0x8000, BLOCK_NOT_MAPPED));

        assertThat(wrong).extracting(WrongFree::kind).containsExactly(Kind.ON_STACK, Kind.NOT_MAPPED);
        assertThat(wrong).allMatch(WrongFree::certain);
    }

    @Test
    void aBlockFreedBeforeIsThatEvenIfItsMemoryWentWithIt() {
        assertThat(only(app().allocate(0x1000, 1 << 20).free(0x1000).free(0x1000, BLOCK_NOT_MAPPED))
                        .kind())
                .isEqualTo(Kind.FREED_BEFORE);
    }

    @Test
    void reallocatingAFreedBlockIsWrongWhetherItWorksOrNot() {
        TrackedRun run = new TrackerRun()
                .read(app().allocate(0x1000, 24).free(0x1000).free(0x1000, BLOCK_REALLOCATING))
                .exited();

        assertThat(run.wrongFrees()).hasSize(1);
        assertThat(run.wrongFrees().get(0).kind()).isEqualTo(Kind.FREED_BEFORE);
        assertThat(run.wrongFrees().get(0).reallocating()).isTrue();
        assertThat(run.counts().frees()).isEqualTo(1);
    }

    @Test
    void reallocatingABlockOlderThanTheSpyIsNot() {
        assertThat(wrongFrees(app().free(0x1000, BLOCK_REALLOCATING).reallocate(0x1000, 0x2000, 48)))
                .isEmpty();
    }

    @Test
    void aBlockThatIsThereStaysWhileItIsReallocated() {
        TrackedRun run = new TrackerRun()
                .read(app().allocate(0x1000, 24).free(0x1000, BLOCK_REALLOCATING))
                .exited();

        assertThat(run.wrongFrees()).isEmpty();
        assertThat(run.outstanding().count()).isEqualTo(1);
    }

    @Test
    void whatComDidNotAllocateUnderWatchIsUncertain() {
        WrongFree wrong = only(app().free(0xdead0, false).free(0xbeef0, false));

        assertThat(wrong.kind()).isEqualTo(Kind.NOT_SEEN);
        assertThat(wrong.certain()).isFalse();
        assertThat(wrong.address()).isEqualTo(0xdead0);
        assertThat(wrong.times()).isEqualTo(2);
    }

    @Test
    void theyAreOneByKindAndStack() {
        List<WrongFree> wrong = wrongFrees(app().allocate(0x1000, 44)
                .free(0x1008)
                .free(APP)
                .at("windows")
                .free(0x1008)
                .at("own")
                .free(0x1010));

        assertThat(wrong)
                .extracting(WrongFree::kind)
                .containsExactly(Kind.INSIDE_BLOCK, Kind.IN_MODULE, Kind.INSIDE_BLOCK);
        assertThat(wrong).extracting(WrongFree::times).containsExactly(2L, 1L, 1L);
    }

    @Test
    void searchingHasABudget() {
        RecordingBuilder recording = app();
        for (int i = 0; i < 100_000; i++) {
            recording.allocate(0x10_0000 + 16L * i, 8);
        }
        recording.allocate(0x1000_0000, 0x80000);
        for (int i = 0; i < 1000; i++) {
            recording.free(0x1000_0000 + 0x70000);
        }
        List<WrongFree> wrong = wrongFrees(recording);

        assertThat(wrong).extracting(WrongFree::kind).containsExactly(Kind.INSIDE_BLOCK, Kind.NOT_SEEN);
        assertThat(wrong.get(0).times()).isEqualTo((1 << 26) / 100_001);
    }
}
