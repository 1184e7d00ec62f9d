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
                .u64(Layout.SectionHeader.SENT, 72)
                .u64(Layout.SectionHeader.LOST, 5)
                .u32(Layout.SectionHeader.MODULES_LOST, 6)
                .u32(Layout.SectionHeader.STATE, STATE_STALLED)
                .u32(Layout.SectionHeader.ALLOCATOR_THREAD, 9)
                .u32(Layout.SectionHeader.DETACHED, 1)
                .section();

        assertThat(section.committed()).isEqualTo(80);
        assertThat(section.sent()).isEqualTo(72);
        assertThat(section.lost()).isEqualTo(5);
        assertThat(section.modulesLost()).isEqualTo(6);
        assertThat(section.state()).isEqualTo(STATE_STALLED);
        assertThat(section.allocatorThread()).isEqualTo(9);
        assertThat(section.detached()).isTrue();
        assertThat(section.fault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 64, RING_BYTES - 24L, RING_BYTES, 5L * RING_BYTES - 4096})
    void theTailIsWhatWasCommittedAndNotReceived(long received) throws StreamFormatException {
        byte[] bytes = new byte[64 << 10];
        new Random(received).nextBytes(bytes);

        ByteBuffer tail = new SectionBuilder().stream(received, bytes).section().tail(received);

        assertThat(tail).isEqualTo(ByteBuffer.wrap(bytes));
    }

    @Test
    void whatWasReceivedMayEndWithinARecord() throws StreamFormatException {
        byte[] stream = Recordings.everything().bytes();
        Section section = new SectionBuilder().stream(stream).section();
        for (int received = 0; received <= stream.length; received++) {
            EventLog log = new EventLog();
            RecordReader reader = new RecordReader(log);
            reader.feed(ByteBuffer.wrap(stream, 0, received));

            reader.feed(section.tail(reader.received()));

            reader.end();
            assertThat(log.lines()).hasSize(42).endsWith("revoked");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {72, 128, -8})
    void whatThePipeLostIsNotTakenFromTheRing(long sent) throws StreamFormatException {
        Section section = new SectionBuilder()
                .committed(128)
                .u64(Layout.SectionHeader.SENT, sent)
                .section();

        assertThatThrownBy(() -> section.tail(64)).hasMessageContaining("sent, 64 received");
    }

    @Test
    void whatThePipeBroughtBeyondWhatCountsAsSentIsNotTakenTwice() throws StreamFormatException {
        Section section = new SectionBuilder()
                .committed(128)
                .u64(Layout.SectionHeader.SENT, 64)
                .section();

        assertThat(section.tail(80).remaining()).isEqualTo(48);
    }

    @ParameterizedTest
    @ValueSource(longs = {-8, 4, 8, 16 + RING_BYTES + 8, Long.MIN_VALUE})
    void aTailThatTheRingCannotHoldIsDamage(long committed) throws StreamFormatException {
        Section section = new SectionBuilder().committed(committed).section();

        assertThatThrownBy(() -> section.tail(16)).isInstanceOf(StreamFormatException.class);
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
        assertThatThrownBy(version::section).hasMessageContaining("version 1 instead of 2");
        assertThatThrownBy(magic::section).hasMessageContaining("magic number 0x2");
        assertThatThrownBy(() -> new Section(ByteBuffer.allocateDirect(64))).hasMessageContaining("only 64 bytes");
    }
}
