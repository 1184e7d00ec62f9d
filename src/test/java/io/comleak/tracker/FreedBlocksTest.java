// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.ApartmentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreedBlocksTest {
    private static final int KEPT = 1 << 16;
    private static final int ADDRESSES = 100_000;

    private final BlockTable table = new BlockTable();
    private final FreedBlocks freed = new FreedBlocks(new StackTable(new ModuleMap()));

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 50_000, 150_000})
    void ofAnAddressTheLastOneOfThoseKeptIsFound(int askedEvery) {
        Random random = new Random(askedEvery);
        List<Long> addresses = new ArrayList<>();
        long[] lastSerials = new long[ADDRESSES];
        for (int serial = 1; serial <= 300_000; serial++) {
            int place = random.nextInt(ADDRESSES);
            long address = 0x7fff_0000_0000L + 16L * place;
            freed.add(table, table.add(address, serial * 7L, serial, 0, serial, ApartmentKind.MTA), 0);
            table.remove(table.find(address));
            addresses.add(address);
            lastSerials[place] = serial;
            if (serial % askedEvery == 0) {
                int asked = random.nextInt(ADDRESSES);
                assertKept(0x7fff_0000_0000L + 16L * asked, lastSerials[asked], serial);
            }
        }
        assertThat(freed.contains(0)).isFalse();
        assertThat(freed.contains(addresses.get(addresses.size() - KEPT))).isTrue();
    }

    private void assertKept(long address, long last, int now) {
        boolean kept = last > now - KEPT && last != 0;
        assertThat(freed.contains(address)).isEqualTo(kept);
        if (kept) {
            assertThat(freed.block(address).serial()).isEqualTo(last);
            assertThat(freed.block(address).size()).isEqualTo(last * 7);
            assertThat(freed.block(address).apartment()).isEqualTo(ApartmentKind.MTA);
        }
    }
}
