// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.RECORD_SHORT_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_FREED;
import static io.comleak.stream.StreamFormat.THREAD_UNIT;

import java.nio.ByteBuffer;

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
        return isShort() ? Layout.ShortRecord.BYTES : charAt(Layout.RecordHeader.LENGTH);
    }

    int thread() {
        return isShort() ? charAt(Layout.ShortRecord.THREAD_UNIT) * THREAD_UNIT : intAt(Layout.RecordHeader.THREAD);
    }

    /** Whether the record has no header, but begins like one. */
    private boolean isShort() {
        return type() == RECORD_SHORT_ALLOCATED || type() == RECORD_SHORT_FREED;
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

    void require(boolean condition, String otherwise) throws StreamFormatException {
        if (!condition) {
            throw damaged(otherwise);
        }
    }

    StreamFormatException damaged(String what) {
        return new StreamFormatException("Damaged stream, record at byte " + offset + ": " + what);
    }
}
