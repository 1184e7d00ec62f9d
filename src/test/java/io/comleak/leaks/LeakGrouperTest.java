// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Block;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LeakGrouperTest {
    private final RunBuilder run = new RunBuilder();
    private final StackTrace load = run.stack("combase!CoTaskMemAlloc+0x13", "app!load+0x4d", "app!main+0x1");
    private final StackTrace save = run.stack("combase!CoTaskMemAlloc+0x13", "app!save+0x4d", "app!main+0x1");

    @Test
    void theLargestGroupComesFirst() {
        run.outstanding(10, load).outstanding(30, save).outstanding(5, load);

        assertThat(groups()).extracting(LeakGroup::bytes).containsExactly(30L, 15L);
    }

    @Test
    void ofAsManyBytesTheMoreBlocksComeFirst() {
        run.outstanding(10, load).outstanding(5, save).outstanding(5, save);

        assertThat(groups()).extracting(LeakGroup::blocks).containsExactly(2L, 1L);
    }

    @Test
    void ofAsManyBlocksTheEarlierComesFirst() {
        run.outstanding(10, save).outstanding(10, load);

        assertThat(groups()).extracting(LeakGroup::stack).containsExactly(save, load);
    }

    @Test
    void aStackThatWasNumberedTwiceIsOneGroup() {
        StackTrace again = new StackTrace(77, load.frames(), false);
        run.outstanding(10, load).outstanding(10, again);

        assertThat(groups()).extracting(LeakGroup::blocks).containsExactly(2L);
    }

    @Test
    void aModuleThatWasLoadedTwiceIsTheSameCode() {
        Module first = new Module(50, "C:\\dev\\plugin.dll", 0x5000_0000, 0x1000, 1, null);
        Module again = new Module(51, "C:\\dev\\plugin.dll", 0x6000_0000, 0x1000, 1, null);
        run.outstanding(10, new StackTrace(78, List.of(new Frame(0x5000_0123, first)), false));
        run.outstanding(10, new StackTrace(79, List.of(new Frame(0x6000_0123, again)), false));

        assertThat(groups()).extracting(LeakGroup::blocks).containsExactly(2L);
    }

    @Test
    void theFirstBlocksAreKeptAndAllAreCounted() {
        for (int i = 0; i < 100_000; i++) {
            run.outstanding(1, load);
        }

        LeakGroup group = groups().get(0);

        assertThat(group.blocks()).isEqualTo(100_000);
        assertThat(group.kept())
                .extracting(Block::serial)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L);
    }

    @Test
    void asManyBlocksAreKeptAsAreAskedFor() {
        for (int i = 0; i < 20; i++) {
            run.outstanding(1, load);
        }

        assertThat(LeakJudge.judge(run.exited(0), 18).groups().get(0).kept()).hasSize(18);
    }

    @Test
    void theSizeOfEachIsKnownWhereAllHaveTheSame() {
        run.outstanding(20, load).outstanding(20, load).outstanding(9, save).outstanding(11, save);

        assertThat(groups()).extracting(LeakGroup::eachSize).containsExactly(OptionalLong.of(20), OptionalLong.empty());
    }

    @Test
    void theHeadlineIsTheFirstFrameOfTheProgramsOwn() {
        run.outstanding(20, load);

        assertThat(groups().get(0).ownFrame()).isEqualTo(load.frames().get(1));
    }

    @Test
    void withoutAFrameOfTheProgramsOwnThereIsNoHeadline() {
        run.outstanding(20, run.stack("combase!CoTaskMemAlloc+0x13", "shell32!Cache+0x1"));

        assertThat(groups().get(0).ownFrame()).isNull();
    }

    @Test
    void aBlockIsAFindingWithAllThatItOwns() {
        run.outstanding(40, load).outstanding(10, save).outstanding(11, save).outstanding(7, load);
        run.outstanding(500, save);
        run.pointer(0, 1).pointer(1, 2).pointer(2, 3);

        List<LeakGroup> groups = groups();

        assertThat(groups).extracting(LeakGroup::allBytes).containsExactly(500L, 68L);
        assertThat(groups.get(1).bytes()).isEqualTo(40);
        assertThat(groups.get(1).owned()).extracting(OwnedGroup::bytes).containsExactly(21L, 7L);
        assertThat(groups.get(1).owned().get(0).kept())
                .extracting(Block::serial)
                .containsExactly(2L, 3L);
        LeakTotals totals = LeakJudge.judge(run.exited(0)).totals(LeakClass.LEAK);
        assertThat(totals).isEqualTo(new LeakTotals(2, 5, 568));
    }

    @Test
    void whatIsOwnedIsGroupedByItsStackHoweverThatIsNumbered() {
        StackTrace again = new StackTrace(77, load.frames(), false);
        run.outstanding(1, save).outstanding(10, load).outstanding(10, again);
        run.pointer(0, 1).pointer(0, 2);

        assertThat(groups())
                .singleElement()
                .satisfies(group ->
                        assertThat(group.owned()).extracting(OwnedGroup::blocks).containsExactly(2L));
    }

    private List<LeakGroup> groups() {
        return LeakJudge.judge(run.exited(0)).groups();
    }
}
