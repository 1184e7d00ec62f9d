// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.ApartmentKind;
import io.comleak.model.Machine;
import io.comleak.model.TargetMemory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {
    private static final Duration TIME = Duration.ofSeconds(4);

    private final BlockTable table = new BlockTable();
    private final BlockContents contents = new BlockContents();
    private final PointerTable pointers = new PointerTable(table);
    private final FakeMemory memory = new FakeMemory();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private long serial;

    private void block(long address, long size) {
        table.add(address, size, ++serial, 1, 1, ApartmentKind.NONE);
    }

    private void read(SnapshotLimits limits) {
        read(limits, memory);
    }

    private void read(SnapshotLimits limits, TargetMemory from) {
        reader(limits, from).readNew();
    }

    private void readAll(SnapshotLimits limits) {
        reader(limits, memory).readAll();
    }

    private SnapshotReader reader(SnapshotLimits limits, TargetMemory from) {
        return new SnapshotReader(
                table, contents, pointers, new PointerScan(table, pointers, Machine.X64), from, limits, nanos::get);
    }

    /** The first byte of a block. */
    private int first(long block) {
        return contents.of(block).bytes().get(0);
    }

    private long readBlocks() {
        return LongStream.rangeClosed(1, serial).filter(contents::isRead).count();
    }

    @Test
    void neighboursAreReadInOneRun() {
        memory.readable(0x10000, 0x10000, 0);
        block(0x12000, 16);
        block(0x11000, 100);
        block(0x13010, 5000);

        read(SnapshotLimits.DEFAULT);

        assertThat(memory.calls())
                .containsExactly(
                        new FakeMemory.Call(0x11000, 0x13010 + 256 - 0x11000), new FakeMemory.Call(0x13010, 5000));
        assertThat(contents.of(1).bytes().remaining()).isEqualTo(16);
        assertThat(contents.of(2).bytes().remaining()).isEqualTo(64);
        assertThat(contents.of(3).bytes().get(0)).isEqualTo((byte) 0x10);
    }

    @Test
    void wideGapsAreNotRead() {
        memory.readable(0x10000, 0x10000, 0);
        block(0x10000, 16);
        block(0x10010 + 4096, 16);
        block(0x10020 + 4096 + 4097, 16);

        read(SnapshotLimits.DEFAULT);

        assertThat(memory.calls())
                .containsExactly(new FakeMemory.Call(0x10000, 32 + 4096), new FakeMemory.Call(0x10020 + 8193, 16));
    }

    @Test
    void aRunHas64KiBAtMost() {
        memory.readable(0x100000, 0x100000, 0);
        for (int i = 0; i < 10_000; i++) {
            block(0x100000 + 96L * i, 80);
        }

        read(SnapshotLimits.DEFAULT);

        assertThat(readBlocks()).isEqualTo(10_000);
        assertThat(memory.calls()).hasSizeBetween(15, 16).allMatch(call -> call.length() <= 1 << 16);
    }

    @Test
    void ofARunThatCannotBeReadEachBlockIsTried() {
        memory.readable(0x10000, 0x1000, 1).readable(0x12000, 0x1000, 2);
        block(0x10ff0, 16);
        block(0x11500, 16);
        block(0x12000, 16);

        read(SnapshotLimits.DEFAULT);

        assertThat(contents.isRead(1)).isTrue();
        assertThat(contents.isRead(2)).isFalse();
        assertThat(contents.of(3).bytes().get(0)).isEqualTo((byte) 2);
        assertThat(memory.calls()).hasSize(4);
    }

    @Test
    void theNewestBlocksComeFirstAndTheNextSnapshotGoesOn() {
        memory.readable(0x10000, 0x10000, 0);
        for (int i = 0; i < 10; i++) {
            block(0x10000 + 16L * (9 - i), 16);
        }
        SnapshotLimits four = new SnapshotLimits(64, 4, 1 << 20, TIME);

        read(four);
        assertThat(LongStream.rangeClosed(1, 10).filter(contents::isRead)).containsExactly(7L, 8L, 9L, 10L);

        read(four);
        read(four);
        assertThat(readBlocks()).isEqualTo(10);
    }

    @Test
    void bytesAreBounded() {
        memory.readable(0x10000, 0x10000, 0);
        for (int i = 0; i < 10; i++) {
            block(0x10000 + 16L * i, 16);
        }

        read(new SnapshotLimits(64, 100, 48, TIME));

        assertThat(readBlocks()).isEqualTo(3);
    }

    @Test
    void timeIsBounded() {
        for (int i = 0; i < 100; i++) {
            memory.readable(0x10000 + 0x10000L * i, 0x1000, 0);
            block(0x10000 + 0x10000L * i, 16);
        }
        memory.whileReading(() -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));

        read(SnapshotLimits.DEFAULT);

        assertThat(readBlocks()).isEqualTo(4);
    }

    @Test
    void timeIsBoundedWhereEachBlockIsTried() {
        for (int i = 0; i < 100; i++) {
            block(0x10000 + 16L * i, 16);
        }
        memory.whileReading(() -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));

        read(SnapshotLimits.DEFAULT);

        assertThat(memory.calls()).hasSize(4);
    }

    @Test
    void whatHasBytesIsReadAgainWhereAllIsRead() {
        memory.readable(0x10000, 0x1000, 1);
        block(0x10000, 16);
        read(SnapshotLimits.DEFAULT);
        memory.readable(0x10000, 0x1000, 7);

        read(SnapshotLimits.DEFAULT);
        assertThat(first(1)).isEqualTo(1);

        readAll(SnapshotLimits.DEFAULT);
        assertThat(first(1)).isEqualTo(7);
    }

    @Test
    void whatHasChangedIsReadAgain() {
        memory.readable(0x10000, 0x1000, 1);
        block(0x10000, 16);
        read(SnapshotLimits.DEFAULT);
        contents.beginReading(1);
        contents.reallocated(1);
        assertThat(contents.isRead(1)).isFalse();

        readAll(SnapshotLimits.DEFAULT);

        assertThat(first(1)).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadAgainKeepsItsBytes() {
        memory.readable(0x10000, 0x1000, 1).readable(0x20000, 0x1000, 2);
        block(0x10000, 16);
        block(0x20000, 16);
        read(SnapshotLimits.DEFAULT);
        memory.readable(0x10000, 0, 0).readable(0x20000, 0x1000, 7);

        readAll(SnapshotLimits.DEFAULT);

        assertThat(first(1)).isEqualTo(1);
        assertThat(first(2)).isEqualTo(7);
    }

    @Test
    void whatHasNoBytesComesFirstThenTheNewestAndTheRestKeepsItsBytes() {
        memory.readable(0x20000, 0x1000, 1);
        block(0x10000, 16);
        block(0x20000, 16);
        block(0x20000 + 256, 16);
        read(SnapshotLimits.DEFAULT);
        memory.readable(0x10000, 0x1000, 7).readable(0x20000, 0x1000, 7);

        readAll(new SnapshotLimits(64, 2, 1 << 20, TIME));

        assertThat(first(1)).isEqualTo(7);
        assertThat(first(2)).isEqualTo(1);
        assertThat(first(3)).isEqualTo(7);
    }

    @Test
    void bytesAndTimeBeyondTheLimitsKeepWhatWasRead() {
        memory.readable(0x10000, 0x1000, 1).readable(0x20000, 0x1000, 1);
        block(0x10000, 16);
        block(0x20000, 16);
        read(SnapshotLimits.DEFAULT);
        memory.readable(0x10000, 0x1000, 7).readable(0x20000, 0x1000, 8);

        readAll(new SnapshotLimits(64, 100, 16, TIME));
        assertThat(first(1)).isEqualTo(7);
        assertThat(first(2)).isEqualTo(1);

        memory.readable(0x10000, 0x1000, 9).whileReading(() -> nanos.addAndGet(TIME.toNanos()));
        readAll(SnapshotLimits.DEFAULT);
        assertThat(first(1)).isEqualTo(9);
        assertThat(first(2)).isEqualTo(1);
    }

    @Test
    void withoutBytesPerBlockPointersAreFoundAndNoBytesKept() {
        memory.pointers(0x10000, 0, 0x20000);
        block(0x10000, 16);
        block(0x20000, 1);

        read(new SnapshotLimits(0, 100, 100, TIME));

        assertThat(readBlocks()).isZero();
        assertThat(pointers.pointers(new int[] {0, 1}).count()).isEqualTo(1);

        int calls = memory.calls().size();
        read(new SnapshotLimits(0, 100, 100, TIME));
        assertThat(memory.calls().subList(calls, memory.calls().size()))
                .as("only what could not be read is tried again")
                .containsExactly(new FakeMemory.Call(0x20000, 1));
    }

    /** 20,000 words in a block of 160,000 bytes, of which the last is a pointer. */
    @Test
    void longBlocksAreLookedThroughInPieces() {
        long[] words = new long[20_000];
        words[19_999] = 0x90000;
        memory.pointers(0x10000, words);
        block(0x10000, 160_000);
        block(0x90000, 1);

        read(SnapshotLimits.DEFAULT);

        assertThat(pointers.pointers(new int[] {0, 1}).count()).isEqualTo(1);
        assertThat(memory.calls()).allMatch(call -> call.length() <= 1 << 16);
    }

    @Test
    void whatIsLookedThroughIsBounded() {
        memory.readable(0x100000, 64 << 20, 0);
        for (int i = 0; i < 10; i++) {
            block(0x100000 + (long) i * (4 << 20), 4 << 20);
        }

        read(new SnapshotLimits(64, 100, 3 << 20, TIME));

        assertThat(readBlocks()).isEqualTo(10);
        assertThat(memory.calls().stream().mapToLong(FakeMemory.Call::length).sum())
                .isBetween(3L << 20, (3L << 20) + (1 << 16) + 256 * 10);
    }

    @Test
    void ofOneBlockOneMiBIsLookedThrough() {
        memory.readable(0x100000, 64 << 20, 0);
        block(0x100000, 60 << 20);

        read(SnapshotLimits.DEFAULT);

        assertThat(memory.calls().stream().mapToLong(FakeMemory.Call::length).sum())
                .isEqualTo((1 << 20) + 256);
    }

    @Test
    void anyBlocksAtAllAreReadInValidRuns() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            long address = (random.nextBoolean() ? -1L << 20 : 1L << 32) + random.nextInt(1 << 20);
            if (table.find(address) == BlockTable.NONE) {
                block(address, random.nextBoolean() ? random.nextInt(5000) : ((1L << 47) - 1) >>> random.nextInt(2));
            }
        }

        read(new SnapshotLimits(1 << 16, 100_000, 1 << 30, TIME), (address, into) -> {
            assertThat(into.remaining()).isBetween(1, 1 << 16);
            return true;
        });

        assertThat(readBlocks()).isGreaterThan(19_000);
    }
}
