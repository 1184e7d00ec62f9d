// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.RECORD_REPEATED_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_REPEATED_FREED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_FREED;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One record within a little-endian buffer. One view is moved from record to record, so that reading makes no garbage. */
final class RecordView {
    private final ByteBuffer bytes;
    private int start;
    private long offset;

    RecordView(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Moves to the record at an index of the buffer, which is {@code offset} bytes into the stream. */
    void moveTo(int start, long offset) {
        this.start = start;
        this.offset = offset;
    }

    int type() {
        return byteAt(Layout.RecordHeader.TYPE);
    }

    int flags() {
        return byteAt(Layout.RecordHeader.FLAGS);
    }

    boolean flag(int flag) {
        return (flags() & flag) != 0;
    }

    int length() {
        return switch (type()) {
            case RECORD_SHORT_ALLOCATED, RECORD_SHORT_FREED -> Layout.ShortRecord.BYTES;
            case RECORD_REPEATED_ALLOCATED, RECORD_REPEATED_FREED -> Layout.RepeatedRecord.BYTES;
            default -> charAt(Layout.RecordHeader.LENGTH);
        };
    }

    /** Of a record that has a header. */
    int thread() {
        return intAt(Layout.RecordHeader.THREAD);
    }

    int byteAt(int member) {
        return bytes.get(start + member) & 0xff;
    }

    char charAt(int member) {
        return bytes.getChar(start + member);
    }

    int intAt(int member) {
        return bytes.getInt(start + member);
    }

    long longAt(int member) {
        return bytes.getLong(start + member);
    }

    /** What is no UTF-8 comes as replacement characters. */
    String utf8At(int member, int length) {
        byte[] text = new byte[length];
        bytes.get(start + member, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    void require(boolean condition, String otherwise) throws StreamFormatException {
        if (!condition) {
            throw damaged(otherwise);
        }
    }

    StreamFormatException damaged(String what) {
        return new StreamFormatException("Damaged stream, record at byte " + offset + ": " + what);
    }
}
