// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Machine;
import io.comleak.model.OutstandingBlocks;
import io.comleak.model.Pointers;
import io.comleak.model.RunSoFar;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A million blocks, made one by one as the tracker makes them. */
class ManyOwnedTest {
    private static final int BLOCKS = 1_000_000;
    private static final int LONG = 1000;

    private final StackBuilder stacks = new StackBuilder();
    private final StackTrace owner = stacks.stack("combase!CoTaskMemAlloc+0x13", "app!owner+0x4d");
    private final StackTrace owned = stacks.stack("combase!CoTaskMemAlloc+0x13", "app!owned+0x12");

    /** Each block but the first of every thousand is owned by another. */
    private final class Blocks implements OutstandingBlocks {
        private final IntUnaryOperator ownerOf;

        Blocks(IntUnaryOperator ownerOf) {
            this.ownerOf = ownerOf;
        }

        @Override
        public int count() {
            return BLOCKS;
        }

        @Override
        public long bytes() {
            return 8L * BLOCKS;
        }

        @Override
        public Block block(int index) {
            StackTrace stack = index % LONG == 0 ? owner : owned;
            return new Block(index + 1L, 16L * index, 8, 1, ApartmentKind.NONE, stack, 0, false, Contents.NOT_READ);
        }

        @Override
        public Pointers pointers() {
            int[] to = IntStream.range(0, BLOCKS).filter(i -> i % LONG != 0).toArray();
            return new Pointers(IntStream.of(to).map(ownerOf).toArray(), to);
        }
    }

    private LeakGroup group(IntUnaryOperator ownerOf) {
        Target target = new Target("C:\\dev\\app.exe", "app.exe", 1, Machine.X64, "C:\\windows");
        ProvisionalCheck check = ProvisionalCheck.of(new RunSoFar(target, new Blocks(ownerOf)));
        assertThat(check.totals()).isEqualTo(new LeakTotals(1, BLOCKS, 8L * BLOCKS));
        return check.groups().get(0);
    }

    private static void assertOwned(LeakGroup group) {
        assertThat(group.blocks()).isEqualTo(BLOCKS / LONG);
        assertThat(group.owned()).singleElement().satisfies(of -> {
            assertThat(of.blocks()).isEqualTo(BLOCKS - BLOCKS / LONG);
            assertThat(of.kept()).hasSize(LeakGroup.USUALLY_KEPT);
        });
    }

    @Test
    void listsOfAThousandAreOneGroup() {
        assertOwned(group(index -> index - 1));
    }

    @Test
    void arraysOfAThousandAreOneGroup() {
        assertOwned(group(index -> index - index % LONG));
    }
}
