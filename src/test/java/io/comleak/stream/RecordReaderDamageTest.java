// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.RecordingBuilder.MAIN_THREAD;
import static io.comleak.stream.RecordingBuilder.empty;
import static io.comleak.stream.RecordingBuilder.recording;
import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_THREAD_END;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;
import static io.comleak.stream.StreamFormat.HELLO_WIN64;
import static io.comleak.stream.StreamFormat.RECORD_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_CLOCK;
import static io.comleak.stream.StreamFormat.RECORD_MODULE_LOADED;
import static io.comleak.stream.StreamFormat.RECORD_REPEATED_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_REPEATED_FREED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_FREED;
import static io.comleak.stream.StreamFormat.RECORD_STACK_DEFINED;
import static io.comleak.stream.StreamFormat.SIZE_FOLLOWS;
import static io.comleak.stream.StreamFormat.STREAM_MAGIC;
import static io.comleak.stream.StreamFormat.STREAM_VERSION;
import static io.comleak.stream.StreamFormat.THREAD_UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordReaderDamageTest {
    static Stream<Arguments> damagedFrames() {
        return Stream.of(
                Arguments.of(empty().after(1), 0, "no HELLO before CLOCK"),
                Arguments.of(recording().hello(0, STREAM_MAGIC, STREAM_VERSION, 0), 40, "a second HELLO"),
                Arguments.of(empty().hello(HELLO_WIN64, 7, STREAM_VERSION, 0), 0, "magic number 0x7"),
                Arguments.of(empty().hello(HELLO_WIN64, STREAM_MAGIC, 9, 0), 0, "version 9 instead of 5"),
                Arguments.of(recording().begin(0, 0, 8), 40, "unknown type 0"),
                Arguments.of(recording().begin(23, 0, 8), 40, "unknown type 23"),
                Arguments.of(recording().begin(255, 0, 8), 40, "unknown type 255"),
                Arguments.of(recording().begin(RECORD_CLOCK, 0, 0), 40, "CLOCK of 0 bytes"),
                Arguments.of(recording().begin(RECORD_CLOCK, 0, 17), 40, "CLOCK of 17 bytes"),
                Arguments.of(recording().begin(RECORD_CLOCK, 0, 24).u64(1).u64(1), 40, "CLOCK of 24 bytes"),
                Arguments.of(recording().begin(RECORD_CLOCK, 1, 16).u64(1), 40, "CLOCK with flags 1"));
    }

    static Stream<Arguments> damagedStacksAndSizes() {
        return Stream.of(
                Arguments.of(
                        recording().allocate(1, 2).stack("a", 2, 0, false, 9).stack("b", 2, 0, false, 9),
                        80,
                        "stack 2 does not"),
                Arguments.of(recording().stack("a", 0, 0, false, 9), 40, "stack 0 does not ascend"),
                Arguments.of(recording().stack("a", -1, 0, false, 9), 40, "stack 4294967295 does not ascend"),
                Arguments.of(recording().stack("a", 1, 0, false, new long[129]), 40, "a stack of 129 frames"),
                Arguments.of(recording().stack("a", 1, 3, true, 9, 9), 40, "3 scanned frames of 2"),
                Arguments.of(
                        recording()
                                .begin(RECORD_STACK_DEFINED, 0, 24)
                                .u32(1)
                                .u32(2)
                                .u64(1),
                        40,
                        "STACK_DEFINED of 24 bytes"),
                Arguments.of(
                        recording().begin(RECORD_ALLOCATED, 0, 24).u64(1).u32(8).u32(1), 40, "stack 1 is not defined"),
                Arguments.of(
                        recording().begin(RECORD_ALLOCATED, 0, 24).u64(1).u32(8).u32(-1), 40, "stack 4294967295 is"),
                Arguments.of(
                        recording().begin(RECORD_ALLOCATED, 0, 24).u64(1).u32(8).u32(Integer.MIN_VALUE),
                        40,
                        "stack 2147483648 is not defined"),
                Arguments.of(
                        recording()
                                .begin(RECORD_ALLOCATED, 0, 24)
                                .u64(1)
                                .u32(SIZE_FOLLOWS)
                                .u32(0),
                        40,
                        "ALLOCATED of 24"),
                Arguments.of(
                        recording()
                                .begin(RECORD_ALLOCATED, 0, 32)
                                .u64(1)
                                .u32(SIZE_FOLLOWS)
                                .u32(0)
                                .u64(5),
                        40,
                        "a large size of 5 bytes"),
                Arguments.of(recording().allocate(1, 1L << 47), 40, "a large size of 140737488355328 bytes"),
                Arguments.of(recording().allocate(1, Long.MIN_VALUE), 40, "a large size of 9223372036854775808 bytes"));
    }

    static Stream<Arguments> damagedShortRecords() {
        return Stream.of(
                Arguments.of(empty().allocate(1, 2), 0, "no HELLO before SHORT_ALLOCATED"),
                Arguments.of(
                        recording().shortRecord(RECORD_SHORT_ALLOCATED, 1, 1, 2), 40, "SHORT_ALLOCATED with flags 1"),
                Arguments.of(
                        recording().free(1).shortRecord(RECORD_SHORT_FREED, 32, 1, 0), 56, "SHORT_FREED with flags 32"),
                Arguments.of(recording().shortRecord(RECORD_SHORT_FREED, 1, 1, 7), 40, "a free of 7 bytes"),
                Arguments.of(empty().repeated(RECORD_REPEATED_FREED, 1), 0, "no HELLO before REPEATED_FREED"),
                Arguments.of(recording().free(1).repeated(RECORD_REPEATED_ALLOCATED, 1), 56, "nothing that it could"),
                Arguments.of(recording().allocate(1, 2).repeated(RECORD_REPEATED_FREED, 1), 56, "nothing that it"),
                Arguments.of(
                        recording().allocateLong(1, 2).repeated(RECORD_REPEATED_ALLOCATED, 1),
                        64,
                        "nothing that it could"),
                Arguments.of(
                        recording().free(1).repeated(RECORD_REPEATED_FREED | 0x100, 1),
                        56,
                        "REPEATED_FREED with flags 1"),
                Arguments.of(allocated(recording(), 1), 40, "stack 1 is not defined"),
                Arguments.of(allocated(recording().stack("a", 9), -1), 64, "stack 4294967295 is not defined"),
                Arguments.of(allocated(recording().stack("a", 1), Integer.MIN_VALUE), 64, "stack 2147483648 is not"),
                Arguments.of(allocated(recording().stack("a", 1).allocate(1, 2), 2), 80, "stack 2 is not defined"),
                Arguments.of(
                        allocated(recording().stack("a", 1).stack("b", 3, 0, false), 2), 80, "stack 2 is not defined"));
    }

    private static RecordingBuilder allocated(RecordingBuilder builder, int stack) {
        return builder.raw((byte) RECORD_SHORT_ALLOCATED, (byte) 0)
                .u16(MAIN_THREAD / THREAD_UNIT)
                .u32(stack)
                .u64(0x1000);
    }

    static Stream<Arguments> damagedModulesAndCheckpoints() {
        return Stream.of(
                Arguments.of(recording().module("a.dll", 0x1000, 0), 40, "a module of 0 bytes at 0x1000"),
                Arguments.of(recording().module("a.dll", 0x1000, -1), 40, "a module of 18446744073709551615 bytes"),
                Arguments.of(moduleWithPathLength(0x80000000), 40, "MODULE_LOADED of 64 bytes"),
                Arguments.of(moduleWithPathLength(5), 40, "MODULE_LOADED of 64 bytes"),
                Arguments.of(recording().checkpoint(CHECKPOINT_HELD), 40, "a checkpoint with flags 1"),
                Arguments.of(recording().checkpoint(CHECKPOINT_UNINITIALIZE | CHECKPOINT_THREAD_END), 40, "flags 6"),
                Arguments.of(
                        recording()
                                .begin(StreamFormat.RECORD_CHECKPOINT, 2, 24)
                                .u32(0)
                                .u32(0)
                                .u64(0),
                        40,
                        "checkpoint 0 after 0"),
                Arguments.of(recording().checkpoint(CHECKPOINT_UNINITIALIZE).resume(), 64, "resumed from checkpoint 1"),
                Arguments.of(held().resume().resume(), 80, "resumed from checkpoint 1"),
                Arguments.of(held().on(MAIN_THREAD + 4).resume(), 64, "resumed from checkpoint 1"));
    }

    static Stream<Arguments> damagedRequests() {
        return Stream.of(
                Arguments.of(recording().phase("a".repeat(513)), 40, "a name of 513 bytes"),
                Arguments.of(recording().mark(0, "a".repeat(513)), 40, "a name of 513 bytes"),
                Arguments.of(recording().checkpoint(CHECKPOINT_UNINITIALIZE, "a"), 40, "a name that nobody gave"),
                Arguments.of(recording().mark(CHECKPOINT_UNINITIALIZE, ""), 40, "a checkpoint with flags 18"),
                Arguments.of(phaseOfLength(9), 40, "PHASE of 24 bytes"),
                Arguments.of(phaseOfLength(-1), 40, "PHASE of 24 bytes"),
                Arguments.of(
                        recording().begin(StreamFormat.RECORD_IGNORED, 1, 16).u64(1), 40, "IGNORED with flags 1"));
    }

    private static RecordingBuilder phaseOfLength(int length) {
        return recording()
                .begin(StreamFormat.RECORD_PHASE, 0, 24)
                .u32(length)
                .u32(0)
                .u64(0);
    }

    private static RecordingBuilder held() {
        return recording().checkpoint(CHECKPOINT_UNINITIALIZE | CHECKPOINT_HELD);
    }

    private static RecordingBuilder moduleWithPathLength(int length) {
        RecordingBuilder builder =
                recording().begin(RECORD_MODULE_LOADED, 0, 64).u64(0x1000).u64(0x1000);
        return builder.u64(0).u64(0).u64(0).u32(length).u32(0).u64(0);
    }

    @ParameterizedTest
    @MethodSource({
        "damagedFrames",
        "damagedStacksAndSizes",
        "damagedShortRecords",
        "damagedModulesAndCheckpoints",
        "damagedRequests"
    })
    void damaged(RecordingBuilder recording, int offset, String what) {
        byte[] bytes = recording.bytes();

        assertThatThrownBy(() -> recording.tell(new EventLog()))
                .isInstanceOf(StreamFormatException.class)
                .hasMessageContaining("record at byte " + offset + ":")
                .hasMessageContaining(what);
        assertThatThrownBy(() -> feedByteByByte(bytes))
                .isInstanceOf(StreamFormatException.class)
                .hasMessageContaining("record at byte " + offset + ":")
                .hasMessageContaining(what);
    }

    /** 2^15 of the largest blocks come to 2^62 bytes, but for one byte each. */
    @Test
    void moreInAllThanAnyRunAllocatesIsDamage() throws StreamFormatException {
        RecordingBuilder recording = recording();
        for (int i = 0; i < 1 << 14; i++) {
            recording.allocate(16, (1L << 47) - 1).reallocate(16, 32, (1L << 47) - 1);
        }
        recording.reallocate(32, 48, 1 << 15).tell(new EventLog());
        int length = recording.bytes().length;

        recording.reallocate(48, 64, 7);

        assertThatThrownBy(() -> recording.tell(new EventLog()))
                .isInstanceOf(StreamFormatException.class)
                .hasMessageContaining("record at byte " + length + ": a size of 7 bytes, and more in all than any run");
    }

    private static void feedByteByByte(byte[] bytes) throws StreamFormatException {
        RecordReader reader = new RecordReader(new EventLog());
        for (byte b : bytes) {
            reader.feed(ByteBuffer.wrap(new byte[] {b}));
        }
    }

    @Test
    void aDamagedStreamIsReadNoFurther() {
        EventLog log = new EventLog();
        RecordReader reader = new RecordReader(log);
        byte[] bytes = recording().begin(99, 0, 8).bytes();
        ByteBuffer good = ByteBuffer.wrap(empty().after(1).bytes());

        assertThatThrownBy(() -> reader.feed(ByteBuffer.wrap(bytes))).isInstanceOf(StreamFormatException.class);

        assertThatThrownBy(() -> reader.feed(good)).isInstanceOf(StreamFormatException.class);
        assertThatThrownBy(reader::end).isInstanceOf(StreamFormatException.class);
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void aStreamThatEndsWithinARecordIsDamaged() throws StreamFormatException {
        RecordReader reader = new RecordReader(new EventLog());
        reader.feed(ByteBuffer.wrap(recording().bytes()));
        reader.end();

        reader.feed(ByteBuffer.wrap(empty().after(1).bytes(), 0, 9));

        assertThatThrownBy(reader::end)
                .isInstanceOf(StreamFormatException.class)
                .hasMessageContaining("ends at byte 49, within a record");
    }
}
