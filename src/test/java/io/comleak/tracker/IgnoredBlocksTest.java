// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static io.comleak.tracker.TrackerRun.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.OutstandingBlocks;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IgnoredBlocksTest {
    @Test
    void aBlockIsIgnoredByAnyAddressThatLiesInIt() {
        assertThat(ignored(app().allocate(0x1000, 32)
                        .allocate(0x2000, 32)
                        .allocate(0x3000, 32)
                        .ignore(0x1000)
                        .ignore(0x2004)
                        .ignore(0x3020)))
                .containsExactly(0, 1);
    }

    @Test
    void itStaysSoWhenItIsReallocatedAndNotWhenItIsFreed() {
        assertThat(ignored(app().allocate(0x1000, 32)
                        .allocate(0x2000, 32)
                        .ignore(0x1000)
                        .ignore(0x2000)
                        .reallocate(0x1000, 0x5000, 64)
                        .free(0x2000)
                        .allocate(0x2000, 32)))
                .containsExactly(0);
    }

    @Test
    void anAddressThatLiesInNoBlockDoesNothing() {
        assertThat(ignored(app().ignore(0x1000).allocate(0x1000, 32).ignore(0).ignore(-1)))
                .isEmpty();
    }

    @Test
    void itsLateFreeIsNone() {
        TrackedRun run = new TrackerRun()
                .read(app().enter(0, 2, 1)
                        .allocate(0x1000, 32)
                        .allocate(0x2000, 32)
                        .ignore(0x1000)
                        .leave(0)
                        .checkpoint(CHECKPOINT_UNINITIALIZE)
                        .free(0x1000)
                        .free(0x2000))
                .exited();

        assertThat(run.lateFrees()).singleElement().satisfies(late -> {
            assertThat(late.first().address()).isEqualTo(0x2000);
            assertThat(late.blocks()).isEqualTo(1);
        });
    }

    private static List<Integer> ignored(RecordingBuilder recording) {
        OutstandingBlocks outstanding =
                new TrackerRun().read(recording).exited().outstanding();
        return IntStream.range(0, outstanding.count())
                .filter(outstanding::ignored)
                .boxed()
                .toList();
    }
}
