// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * From bytes, in whatever pieces they come, to events. Nothing of the stream is trusted: the first violation of the format
 * ends the reading, and what was told until then stands. For one thread.
 */
public final class RecordReader {
    private static final int LONGEST_RECORD = 0xfff8;

    private final RecordDecoder decoder;
    private final ShortRecords shortRecords;
    /** The beginning of a record whose end has not come; empty if its position is 0. */
    private final ByteBuffer partial = ByteBuffer.allocate(LONGEST_RECORD).order(ByteOrder.LITTLE_ENDIAN);

    private final RecordView partialRecord = new RecordView(partial);
    private long received;
    private @Nullable StreamFormatException damage;

    public RecordReader(SpyEvents events) {
        StreamOrder order = new StreamOrder();
        shortRecords = new ShortRecords(events, order);
        decoder = new RecordDecoder(events, order, shortRecords);
    }

    /** How many bytes have been fed. */
    public long received() {
        return received;
    }

    /** Takes all bytes from the buffer's position to its limit, and tells the events of all records that are whole. */
    public void feed(ByteBuffer bytes) throws StreamFormatException {
        requireUndamaged();
        ByteBuffer input = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.limit());
        long start = received;
        received += input.limit();
        try {
            completePartial(input, start);
            readWhole(input, start);
        } catch (StreamFormatException e) {
            damage = e;
            throw e;
        }
        partial.put(input);
    }

    /** To be called when no more bytes will come: the last record must have been whole. */
    public void end() throws StreamFormatException {
        requireUndamaged();
        if (partial.position() > 0) {
            throw new StreamFormatException("Damaged stream: it ends at byte " + received + ", within a record");
        }
    }

    private void requireUndamaged() throws StreamFormatException {
        if (damage != null) {
            throw damage;
        }
    }

    private void completePartial(ByteBuffer input, long start) throws StreamFormatException {
        if (partial.position() == 0) {
            return;
        }
        partialRecord.moveTo(0, start - partial.position());
        if (fillPartial(input, Layout.RecordHeader.BYTES)) {
            RecordType type = type(partialRecord);
            if (fillPartial(input, partialRecord.length())) {
                decoder.decode(type, partialRecord);
                partial.clear();
            }
        }
    }

    /** Moves bytes over until there are as many as wanted; false if the input ends before. */
    private boolean fillPartial(ByteBuffer input, int wanted) {
        int missing = Math.min(Math.max(wanted - partial.position(), 0), input.remaining());
        partial.put(input.slice(input.position(), missing));
        input.position(input.position() + missing);
        return partial.position() >= wanted;
    }

    private void readWhole(ByteBuffer input, long start) throws StreamFormatException {
        RecordView record = new RecordView(input);
        do {
            input.position(shortRecords.takeAll(input, input.position()));
        } while (readOne(input, start, record));
    }

    /** False if what is left is not a whole record. */
    private boolean readOne(ByteBuffer input, long start, RecordView record) throws StreamFormatException {
        if (input.remaining() < Layout.RecordHeader.BYTES) {
            return false;
        }
        record.moveTo(input.position(), start + input.position());
        RecordType type = type(record);
        int length = record.length();
        if (input.remaining() < length) {
            return false;
        }
        decoder.decode(type, record);
        input.position(input.position() + length);
        return true;
    }

    /** The type of a record whose header is there; its length is checked as far as the header tells it. */
    private static RecordType type(RecordView record) throws StreamFormatException {
        RecordType type = RecordType.of(record.type());
        if (type == null) {
            throw record.damaged("unknown type " + record.type());
        }
        int length = record.length();
        record.require(length >= type.bytes() && length % 8 == 0, type + " of " + length + " bytes");
        return type;
    }
}
