// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.tracker.TrackerRun.APP;
import static io.comleak.tracker.TrackerRun.COMBASE;
import static io.comleak.tracker.TrackerRun.SPY;
import static io.comleak.tracker.TrackerRun.app;
import static io.comleak.tracker.TrackerRun.blocks;
import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Block;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.PdbIdentity;
import io.comleak.model.StackTrace;
import io.comleak.model.TrackedRun;
import io.comleak.stream.RecordingBuilder;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StackTableTest {
    private static final long HEAP = 0x5000;
    private static final String PLUGIN = "C:\\app\\plugin.dll";

    private final TrackerRun run = new TrackerRun();

    private StackTrace stackOfTheBlock(RecordingBuilder recording) {
        return blocks(run.read(recording).exited()).get(0).stack();
    }

    private static List<String> names(StackTrace trace) {
        return trace.frames().stream()
                .map(Frame::module)
                .map(module -> module == null ? "?" : module.shortName() + module.id())
                .toList();
    }

    @Test
    void theSpysOwnFramesAreLeftOut() {
        StackTrace trace = stackOfTheBlock(
                app().stack("deep", SPY, SPY + 9, COMBASE, SPY + 1, APP).allocate(HEAP, 1));

        assertThat(names(trace)).containsExactly("combase2", "comleak-spy-x643", "app1");
        assertThat(trace.frames()).extracting(Frame::offset).containsExactly(0L, 1L, 0L);
    }

    @Test
    void framesInNoModuleAreKeptWithinATraceAndDroppedAtItsOuterEnd() {
        StackTrace trace =
                stackOfTheBlock(app().stack("jit", COMBASE, 0x77, APP, 0x88, 0).allocate(HEAP, 1));

        assertThat(names(trace)).containsExactly("combase2", "?", "app1");
    }

    @Test
    void aTraceThatWasCutMayEndInNoModule() {
        StackTrace trace =
                stackOfTheBlock(app().stack("jit", 3, 0, true, COMBASE, 0x77).allocate(HEAP, 1));

        assertThat(names(trace)).containsExactly("combase2", "?");
        assertThat(trace.cut()).isTrue();
    }

    @Test
    void whatWasScannedForIsNoneOfTheFrames() {
        StackTrace trace = stackOfTheBlock(app().stack("scanned", 3, 3, true, SPY, COMBASE, APP, SPY + 3, APP + 9)
                .allocate(HEAP, 1));

        assertThat(names(trace)).containsExactly("combase2");
        assertThat(trace.scanned()).extracting(Frame::offset).containsExactly(0L, 9L);
        assertThat(trace.scanned()).extracting(Frame::module).doesNotContainNull();
    }

    @Test
    void aTraceWithoutAnyModuleIsEmpty() {
        assertThat(stackOfTheBlock(app().stack("junk", 1, 2).allocate(HEAP, 1)).frames())
                .isEmpty();
    }

    @Test
    void theOtherSpyIsLeftOutToo() {
        long spy = 0x10000000;

        StackTrace trace = stackOfTheBlock(app().module("c:\\X\\COMLEAK-SPY-X86.DLL", spy, 0x1000)
                .stack("a", spy, APP)
                .allocate(HEAP, 1));

        assertThat(names(trace)).containsExactly("app1");
    }

    @Test
    void numbersMayBeLeftOut() {
        TrackedRun tracked = run.read(app().stack("a", 7, 0, false, APP + 7)
                        .allocate(HEAP, 1)
                        .stack("b", 1000, 0, false, APP + 8)
                        .allocate(HEAP + 16, 1)
                        .stack("c", 0x7fffffff, 0, false, APP + 9)
                        .allocate(HEAP + 32, 1)
                        .at("own")
                        .allocate(HEAP + 48, 1))
                .exited();

        assertThat(blocks(tracked)).extracting(block -> block.stack().id()).containsExactly(7, 1000, 0x7fffffff, 2);
    }

    @Test
    void aStackThatWasNotRecordedIsNone() {
        StackTrace trace = stackOfTheBlock(RecordingBuilder.recording().allocate(HEAP, 1));

        assertThat(trace).isEqualTo(StackTrace.NONE);
    }

    @Test
    void aFrameBelongsToTheModuleThatWasLoadedThen() {
        long base = 0x10000000;
        TrackedRun tracked = run.read(app().module(PLUGIN, base, 0x1000)
                        .stack("first", base + 4)
                        .allocate(HEAP, 1)
                        .unload(base)
                        .stack("none", APP, base + 4)
                        .allocate(HEAP + 16, 1)
                        .module("C:\\app\\other.dll", base, 0x1000)
                        .stack("second", base + 4)
                        .allocate(HEAP + 32, 1))
                .exited();

        assertThat(blocks(tracked))
                .extracting(block -> names(block.stack()))
                .containsExactly(List.of("plugin4"), List.of("app1"), List.of("other5"));
        assertThat(tracked.modules()).extracting(Module::id).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aModuleThatComesAgainIsTheSameAndSoAreItsStacks() {
        long base = 0x10000000;
        RecordingBuilder recording = app();
        for (int i = 0; i < 3; i++) {
            recording
                    .module(PLUGIN, base, 0x1000)
                    .stack("again", base + 4, APP)
                    .allocate(HEAP + 16L * i, 1)
                    .unload(base);
        }

        TrackedRun tracked = run.read(recording).exited();

        List<StackTrace> stacks = blocks(tracked).stream().map(Block::stack).toList();
        assertThat(stacks).hasSize(3).allSatisfy(stack -> assertThat(stack).isSameAs(stacks.get(0)));
        assertThat(names(stacks.get(0))).containsExactly("plugin4", "app1");
        assertThat(tracked.modules()).extracting(Module::id).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aModuleToldOfTwiceIsOne() {
        PdbIdentity pdb = new PdbIdentity(UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"), 1);

        TrackedRun tracked = run.read(app().module(PLUGIN, 0x10000000, 0x1000, 5, pdb)
                        .module("c:\\APP\\plugin.dll", 0x10000000, 0x1000, 5, pdb))
                .exited();

        assertThat(tracked.modules()).hasSize(4).last().isEqualTo(new Module(4, PLUGIN, 0x10000000, 0x1000, 5, pdb));
    }

    @Test
    void aModuleReplacesWhateverItOverlaps() {
        StackTrace trace = stackOfTheBlock(app().module("C:\\a.dll", 0x10000, 0x10000)
                .module("C:\\b.dll", 0x20000, 0x10000)
                .module("C:\\c.dll", 0x30000, 0x10000)
                .module("C:\\d.dll", 0x18000, 0x10000)
                .stack("all", 0x10004, 0x18004, 0x2c000, 0x30004)
                .allocate(HEAP, 1));

        assertThat(names(trace)).containsExactly("?", "d7", "?", "c6");
    }

    @Test
    void tracesShareTheirFrames() {
        TrackedRun tracked = run.read(app().stack("a", COMBASE + 1, APP + 1)
                        .allocate(HEAP, 1)
                        .stack("b", COMBASE + 2, APP + 1)
                        .allocate(HEAP + 16, 1))
                .exited();

        Frame first = blocks(tracked).get(0).stack().frames().get(1);
        assertThat(blocks(tracked).get(1).stack().frames().get(1)).isSameAs(first);
        assertThat(Objects.requireNonNull(first.module()).name()).isEqualTo("app.exe");
    }

    @Test
    void unloadingNoLongerCountsOnceTheProcessEnds() {
        StackTrace trace = stackOfTheBlock(
                app().detach().unload(APP).stack("exit", COMBASE + 4, APP + 4).allocate(HEAP, 1));

        assertThat(names(trace)).containsExactly("combase2", "app1");
    }
}
