// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.comleak.model.ApartmentKind;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTableTest {
    /** What the table should say of one block. */
    private record Expected(
            long size, long serial, int stack, int thread, ApartmentKind apartment, int reallocations) {}

    private final BlockTable table = new BlockTable();
    private final Map<Long, Expected> expected = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void itAgreesWithAHashMap(long seed) {
        Random random = new Random(seed);
        // Few addresses make for collisions, reuse and long probes; every other round grows and shrinks the table.
        for (int i = 0; i < 200_000; i++) {
            long address = 16L * random.nextInt(6000);
            boolean growing = i / 20_000 % 2 == 0;
            int row = table.find(address);
            assertThat(row != BlockTable.NONE).isEqualTo(expected.containsKey(address));
            if (row == BlockTable.NONE && (growing || random.nextInt(4) == 0)) {
                add(address, random.nextInt(1000), i + 1, random);
            } else if (row != BlockTable.NONE && random.nextInt(3) == 0) {
                reallocate(row, address, 16L * random.nextInt(6000), random);
            } else if (row != BlockTable.NONE && (!growing || random.nextInt(4) == 0)) {
                table.remove(row);
                expected.remove(address);
            }
        }
        assertThat(table.rows()).isLessThanOrEqualTo(6000);
        assertSame();
    }

    private void add(long address, long size, long serial, Random random) {
        Expected block = new Expected(size, serial, random.nextInt(), random.nextInt(), kind(random), 0);
        table.add(address, size, serial, block.stack(), block.thread(), block.apartment());
        expected.put(address, block);
    }

    private void reallocate(int row, long from, long to, Random random) {
        if (to != from && expected.containsKey(to)) {
            return;
        }
        Expected old = Objects.requireNonNull(expected.remove(from));
        Expected block = new Expected(
                random.nextInt(1000),
                old.serial(),
                random.nextInt(),
                random.nextInt(),
                kind(random),
                old.reallocations() + 1);
        table.reallocate(row, to, block.size(), block.stack(), block.thread(), block.apartment());
        expected.put(to, block);
    }

    private static ApartmentKind kind(Random random) {
        return List.of(ApartmentKind.values()).get(random.nextInt(3));
    }

    private void assertSame() {
        assertThat(table.count()).isEqualTo(expected.size());
        assertThat(table.bytes())
                .isEqualTo(expected.values().stream().mapToLong(Expected::size).sum());
        expected.forEach((address, block) -> assertThat(blockAt(address)).isEqualTo(block));
        long used = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (!table.isFree(row)) {
                used++;
                assertThat(expected).containsKey(table.address(row));
            }
        }
        assertThat(used).isEqualTo(expected.size());
    }

    private Expected blockAt(long address) {
        int row = table.find(address);
        return new Expected(
                table.size(row),
                table.serial(row),
                table.stack(row),
                table.thread(row),
                table.apartment(row),
                table.reallocations(row));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 786_433, 1_572_865})
    void aBlockTakesAtMost48BytesOfHeap(int count) {
        for (int i = 0; i < count; i++) {
            table.add(0x20000 + 64L * i, 24, i + 1, 1, 2, ApartmentKind.NONE);
        }

        assertThat((double) table.heapBytes() / count).isBetween(40.0, 48.0);
    }

    @Test
    void theJvmFindsThemAsSmallAsTheTableSays() {
        int count = 1_000_000;
        long before = usedHeap();
        for (int i = 0; i < count; i++) {
            table.add(0x20000 + 64L * i, 24, i + 1, 1, 2, ApartmentKind.NONE);
        }

        double measured = (double) (usedHeap() - before) / count;

        assertThat(measured).isLessThan(48.0).isCloseTo((double) table.heapBytes() / count, within(2.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 0xffff_ffffL, 0x1_0000_0000L, (1L << 47) - 1})
    void sizesOfAnyProcessAndSerialsOfYearsAreKept(long size) {
        long serial = (1L << 48) - 1;
        int row = table.add(-16, size, serial, -2, -3, ApartmentKind.STA);
        table.reallocate(row, -32, size, -4, -5, ApartmentKind.MTA);

        assertThat(table.find(-16)).isEqualTo(BlockTable.NONE);
        assertThat(table.find(-32)).isEqualTo(row);
        assertThat(table.size(row)).isEqualTo(size);
        assertThat(table.bytes()).isEqualTo(size);
        assertThat(table.serial(row)).isEqualTo(serial);
        assertThat(table.stack(row)).isEqualTo(-4);
        assertThat(table.thread(row)).isEqualTo(-5);
        assertThat(table.apartment(row)).isEqualTo(ApartmentKind.MTA);
        assertThat(table.reallocations(row)).isEqualTo(1);
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Test
    void freedRowsAreUsedAgain() {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(table.add(16L * i, 8, i + 1, 1, 2, ApartmentKind.NONE));
        }
        long heapBytes = table.heapBytes();

        for (int round = 0; round < 10; round++) {
            rows.forEach(table::remove);
            for (int i = 0; i < 10_000; i++) {
                table.add(16L * i, 8, i + 1, 1, 2, ApartmentKind.NONE);
            }
        }

        assertThat(table.heapBytes()).isEqualTo(heapBytes);
    }
}
