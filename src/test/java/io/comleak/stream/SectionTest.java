// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.COMMITTED_BUSY;
import static io.comleak.stream.StreamFormat.MODULE_SLOTS;
import static io.comleak.stream.StreamFormat.RING_BYTES;
import static io.comleak.stream.StreamFormat.STATE_STALLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTest {
    @Test
    void theHeaderIsRead() throws StreamFormatException {
        Section section = new SectionBuilder()
                .committed(80 | COMMITTED_BUSY)
                .u64(Layout.SectionHeader.LOST, 5)
                .u32(Layout.SectionHeader.MODULES_LOST, 6)
                .u32(Layout.SectionHeader.STATE, STATE_STALLED)
                .u32(Layout.SectionHeader.ALLOCATOR_THREAD, 9)
                .u32(Layout.SectionHeader.DETACHED, 1)
                .section();

        assertThat(section.committed()).isEqualTo(80);
        assertThat(section.lost()).isEqualTo(5);
        assertThat(section.modulesLost()).isEqualTo(6);
        assertThat(section.state()).isEqualTo(STATE_STALLED);
        assertThat(section.allocatorThread()).isEqualTo(9);
        assertThat(section.detached()).isTrue();
        assertThat(section.fault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 64, RING_BYTES - 24L, RING_BYTES, 5L * RING_BYTES - 4096})
    void whatIsCommittedIsTaken(long taken) throws StreamFormatException {
        byte[] bytes = new byte[64 << 10];
        new Random(taken).nextBytes(bytes);
        SectionBuilder section = new SectionBuilder().stream(taken, bytes);

        assertThat(take(section, taken, RING_BYTES)).isEqualTo(ByteBuffer.wrap(bytes));

        assertThat(section.u64(Layout.SectionHeader.TAKEN)).isEqualTo(taken + bytes.length);
    }

    @Test
    void whatDoesNotFitIsTakenLater() throws StreamFormatException {
        byte[] stream = Recordings.everything().bytes();
        SectionBuilder section = new SectionBuilder().stream(stream);
        for (int room = 8; room <= stream.length; room += 8) {
            EventLog log = new EventLog();
            RecordReader reader = new RecordReader(log);
            while (reader.received() < stream.length) {
                reader.feed(take(section, reader.received(), room));
                assertThat(section.u64(Layout.SectionHeader.TAKEN)).isEqualTo(reader.received());
            }
            reader.end();
            assertThat(log.lines()).hasSize(48).endsWith("revoked");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whetherThreadsWaitForRoomIsTold(int waiters) throws StreamFormatException {
        SectionBuilder section = new SectionBuilder().stream(new byte[64]).u32(Layout.SectionHeader.WAITERS, waiters);

        assertThat(section.section().take(0, ByteBuffer.allocate(64))).isEqualTo(waiters > 0);
        assertThat(Section.discard(section.mapped())).isEqualTo(waiters > 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-8, 4, 8, 16 + RING_BYTES + 8, Long.MIN_VALUE})
    void whatTheRingCannotHoldIsDamage(long committed) throws StreamFormatException {
        Section section = new SectionBuilder().committed(committed).section();

        assertThatThrownBy(() -> section.take(16, ByteBuffer.allocate(RING_BYTES)))
                .isInstanceOf(StreamFormatException.class);
    }

    @Test
    void ofADamagedSectionAllIsDiscarded() {
        SectionBuilder section = new SectionBuilder()
                .committed(1000 | COMMITTED_BUSY)
                .u32(Layout.SectionHeader.MAGIC, 0)
                .u64(Layout.SectionHeader.TAKEN, 8);

        assertThat(Section.discard(section.mapped())).isFalse();

        assertThat(section.u64(Layout.SectionHeader.TAKEN)).isEqualTo(1000);
    }

    private static ByteBuffer take(SectionBuilder section, long taken, int room) throws StreamFormatException {
        ByteBuffer into = ByteBuffer.allocateDirect(room);
        assertThat(section.section().take(taken, into)).isFalse();
        return into.flip();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 125, MODULE_SLOTS, -2})
    void modulesThatNobodyDrainedFollowInOrder(int drained) throws StreamFormatException {
        byte[] first =
                RecordingBuilder.empty().module("C:\\a.dll", 0x1000, 0x1000).bytes();
        byte[] second = RecordingBuilder.empty().unload(0x1000).bytes();
        Section section = new SectionBuilder()
                .undrained(drained, first, new byte[0], second)
                .section();

        assertThat(section.undrainedModules()).containsExactly(ByteBuffer.wrap(first), ByteBuffer.wrap(second));
    }

    @Test
    void impossibleModuleSlotsAreDamage() throws StreamFormatException {
        Section tooMany = new SectionBuilder()
                .u32(Layout.SectionHeader.MODULES_RESERVED, MODULE_SLOTS + 1)
                .section();
        byte[] tooLongRecord = RecordingBuilder.empty().begin(3, 0, 2056).bytes();
        Section tooLong = new SectionBuilder().undrained(0, tooLongRecord).section();

        assertThatThrownBy(tooMany::undrainedModules).isInstanceOf(StreamFormatException.class);
        assertThatThrownBy(tooLong::undrainedModules).isInstanceOf(StreamFormatException.class);
    }

    @Test
    void theFaultIsRead() throws StreamFormatException {
        Section section = new SectionBuilder()
                .fault(0xC0000005, 0x1234, 7, List.of(0x1234L, 0x5678L))
                .section();

        assertThat(section.fault())
                .isEqualTo(new FaultFacts(0xC0000005, 0x1234, 1, 0xbad, 7, List.of(0x1234L, 0x5678L)));
    }

    @Test
    void aFaultHalfWrittenIsNone() throws StreamFormatException {
        Section section = new SectionBuilder()
                .fault(0xC0000005, 0x1234, 7, List.of())
                .u32(Layout.SectionHeader.FAULT, 3)
                .section();

        assertThat(section.fault()).isNull();
    }

    @Test
    void impossibleFaultsAndForeignMemoryAreDamage() throws StreamFormatException {
        Section section = new SectionBuilder()
                .fault(1, 2, 3, List.of())
                .u32(Layout.SectionHeader.FAULT + Layout.FaultSlot.FRAME_COUNT, 63)
                .section();
        SectionBuilder version = new SectionBuilder().u32(Layout.SectionHeader.VERSION, 1);
        SectionBuilder magic = new SectionBuilder().u32(Layout.SectionHeader.MAGIC, 2);

        assertThatThrownBy(section::fault).isInstanceOf(StreamFormatException.class);
        assertThatThrownBy(version::section).hasMessageContaining("version 1 instead of 5");
        assertThatThrownBy(magic::section).hasMessageContaining("magic number 0x2");
        assertThatThrownBy(() -> new Section(ByteBuffer.allocateDirect(64))).hasMessageContaining("only 64 bytes");
    }
}
