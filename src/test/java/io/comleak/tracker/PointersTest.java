// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static io.comleak.tracker.TrackerRun.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Machine;
import io.comleak.model.OutstandingBlocks;
import io.comleak.model.Pointers;
import io.comleak.model.Target;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import io.comleak.stream.SpyState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointersTest {
    private static final int HELD = CHECKPOINT_UNINITIALIZE | CHECKPOINT_HELD;
    private static final int HELD_EXIT = CHECKPOINT_PROCESS_DETACH | CHECKPOINT_HELD;

    private final FakeMemory memory = new FakeMemory();
    private final TrackerRun run = new TrackerRun(memory, SnapshotLimits.DEFAULT);

    /** Which block holds the address of which, such as {@code 1->2}, by their serials. */
    private static List<String> pointers(TrackedRun tracked) {
        OutstandingBlocks blocks = tracked.outstanding();
        Pointers pointers = blocks.pointers();
        return IntStream.range(0, pointers.count())
                .mapToObj(i -> blocks.block(pointers.from(i)).serial() + "->"
                        + blocks.block(pointers.to(i)).serial())
                .toList();
    }

    private static RecordingBuilder twoBlocks() {
        return app().allocate(0x1000, 16).allocate(0x2000, 32);
    }

    private List<String> atTheEndOf(RecordingBuilder recording) {
        return pointers(run.read(recording).exited());
    }

    /** By 8 and 4 a BSTR is pointed to, by 16 a SAFEARRAY; behind a block's end nothing is. */
    @ParameterizedTest
    @CsvSource({
        "0x2000, 32, true",
        "0x2008, 32, true",
        "0x2004, 32, true",
        "0x2010, 32, true",
        "0x2008, 8, false",
        "0x2010, 16, false",
        "0x2004, 4, false",
        "0x2000, 0, true",
        "0x2001, 32, false",
        "0x2002, 32, false",
        "0x200c, 32, false",
        "0x2018, 32, false",
        "0x1ff8, 32, false"
    })
    void onlySomePlacesOfABlockSayThatItIsOwned(String pointer, long size, boolean owned) {
        memory.pointers(0x1000, 0, Long.decode(pointer));

        List<String> found =
                atTheEndOf(app().allocate(0x1000, 16).allocate(0x2000, size).checkpoint(HELD));

        assertThat(found).isEqualTo(owned ? List.of("1->2") : List.of());
    }

    @Test
    void in32BitTargetsPointersHave4Bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(4, 0x2004).putInt(8, 0x3008);
        memory.readable(0x1000, 16, 0).pointers(0x1000, bytes.getLong(0), bytes.getLong(8));
        Target target = new Target("C:\\app\\app.exe", "app.exe", 4711, Machine.X86, "C:\\windows");
        Tracker tracker = new Tracker(target, memory, checkpoint -> {}, SnapshotLimits.DEFAULT);
        tracker.allocated(1, 0x1000, 12, 0);
        tracker.allocated(1, 0x2000, 32, 0);
        tracker.allocated(1, 0x3000, 32, 0);
        tracker.snapshot();

        assertThat(pointers(tracker.finish(TrackerRun.end(TargetEnd.EndedBy.OTHERS, 0, SpyState.SOUND))))
                .containsExactly("1->2");
    }

    @Test
    void aPointerBeyondTheBytesThatAreKeptIsFound() {
        memory.pointers(0x1000, new long[99]).pointers(0x1000, lastOf(100, 0x2000));

        assertThat(atTheEndOf(app().allocate(0x1000, 800).allocate(0x2000, 1).checkpoint(HELD)))
                .containsExactly("1->2");
    }

    private static long[] lastOf(int words, long pointer) {
        long[] all = new long[words];
        all[words - 1] = pointer;
        return all;
    }

    @Test
    void aPointerAcrossTheEndOfABlockIsNone() {
        memory.pointers(0x1000, 0, 0x2000);

        assertThat(atTheEndOf(app().allocate(0x1000, 15).allocate(0x2000, 1).checkpoint(HELD)))
                .isEmpty();
    }

    @Test
    void ofManyOfTheSameOneIsKept() {
        memory.pointers(0x1000, 0x2000, 0x2000, 0x2000, 0x1000);

        assertThat(atTheEndOf(app().allocate(0x1000, 32).allocate(0x2000, 1).checkpoint(HELD)))
                .containsExactly("1->2");
    }

    @Test
    void whatWasFreedOwnsNothingAndIsOwnedByNothing() {
        memory.pointers(0x1000, 0x2000).pointers(0x2000, 0x3000);
        RecordingBuilder recording = app().allocate(0x1000, 8)
                .allocate(0x2000, 8)
                .allocate(0x3000, 8)
                .checkpoint(HELD)
                .resume()
                .free(0x2000)
                .allocate(0x2000, 8);

        assertThat(atTheEndOf(recording)).isEmpty();
    }

    @Test
    void whatIsFreedWhileItIsReadDoesNeither() {
        memory.pointers(0x1000, 0x2000).pointers(0x2000, 0x1000);
        RecordingBuilder recording = twoBlocks()
                .checkpoint(HELD)
                .on(9)
                .free(0x2000)
                .allocate(0x2000, 32)
                .on(RecordingBuilder.MAIN_THREAD)
                .resume();

        assertThat(atTheEndOf(recording)).isEmpty();
    }

    @Test
    void whatWasReallocatedSinceDoesNeither() {
        memory.pointers(0x1000, 0x2000, 0x2000).pointers(0x2000, 0x1000, 0, 0, 0);
        RecordingBuilder recording = twoBlocks().checkpoint(HELD).resume().reallocate(0x1000, 0x1000, 24);

        assertThat(atTheEndOf(recording)).isEmpty();
    }

    @Test
    void whatWasReallocatedIsReadAgainAtTheNextCheckpoint() {
        memory.pointers(0x1000, 0x2000, 0x2000).pointers(0x9000, 0x2000, 0x2000);
        RecordingBuilder recording = twoBlocks()
                .checkpoint(HELD)
                .resume()
                .reallocate(0x1000, 0x9000, 16)
                .checkpoint(HELD)
                .resume();

        assertThat(atTheEndOf(recording)).containsExactly("1->2");
    }

    @Test
    void atTheEndOfTheProcessAllIsReadAgainAndTakesTheOldOnesPlace() {
        memory.pointers(0x1000, 0x2000, 0).pointers(0x3000, 0);
        run.read(app().allocate(0x1000, 16)
                .allocate(0x2000, 32)
                .allocate(0x3000, 8)
                .checkpoint(HELD)
                .resume());
        memory.pointers(0x1000, 0, 0x3000);
        run.tracker().snapshot();

        assertThat(pointers(run.exited())).containsExactly("1->3");
    }

    @Test
    void afterAHoldThatTimedOutNothingIsKnown() {
        memory.pointers(0x1000, 0x2000, 0);

        assertThat(atTheEndOf(twoBlocks().checkpoint(HELD).resume(1, true))).isEmpty();
    }

    @Test
    void theEndOfTheProcessIsACheckpointToo() {
        memory.pointers(0x1000, 0, 0x2000);

        assertThat(atTheEndOf(twoBlocks().checkpoint(HELD_EXIT))).containsExactly("1->2");
    }
}
