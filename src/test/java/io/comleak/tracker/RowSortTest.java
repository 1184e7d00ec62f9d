// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSortTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 0xff, 0xffff_ffffL, 0x7fff_ffff_fff0L, -1})
    void rowsAreInUnsignedOrderOfTheirKeys(long mask) {
        long[] keys = new Random(mask).longs(5000).map(it -> it & mask).toArray();
        int[] rows = IntStream.range(0, keys.length).toArray();

        int[] sorted = RowSort.sorted(rows, row -> keys[row]);

        assertThat(sorted)
                .containsExactly(IntStream.of(rows)
                        .boxed()
                        .sorted(Comparator.comparing(row -> keys[row], Long::compareUnsigned))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void fewRowsAreFine(int count) {
        assertThat(RowSort.sorted(new int[count], row -> 7)).hasSize(count);
    }
}
