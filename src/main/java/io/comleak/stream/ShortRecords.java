// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.BLOCK_ADDRESS_BITS;
import static io.comleak.stream.StreamFormat.RECORD_REPEATED_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_REPEATED_FREED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_FREED;
import static io.comleak.stream.StreamFormat.REPEATED_ADDRESS_SHIFT;
import static io.comleak.stream.StreamFormat.THREAD_UNIT;

import java.nio.ByteBuffer;

/**
 * The short and the repeated records, of which nearly all of a stream is made, straight from the buffer: what a program
 * allocates by the million comes this way. Takes what is in order, and leaves the first that is not to {@link RecordDecoder}.
 */
final class ShortRecords {
    private static final long ADDRESS = (1L << BLOCK_ADDRESS_BITS) - 1;
    private static final int FREED_FLAGS = RecordType.SHORT_FREED.flags();

    /** Records that are looked at before they are taken: as many as a processor fetches from memory at once, and some more. */
    private static final int AHEAD = 32;

    private final long[] ahead = new long[AHEAD];
    private final SpyEvents events;
    private final StreamOrder order;
    /** Of the last short record of each kind, all that lies before the block; 0 if there was none. */
    private long allocatedHead;

    private long allocatedSize;
    private long freedHead;

    ShortRecords(SpyEvents events, StreamOrder order) {
        this.events = events;
        this.order = order;
    }

    /** Tells the events of all such records from an index on, and returns the index behind the last of them. */
    int takeAll(ByteBuffer input, int from) {
        int at = from;
        while (events.wantsUpcoming()) {
            int end = lookAhead(input, at);
            int taken = take(input, at, end);
            if (taken < end || end == at) {
                return taken;
            }
            at = taken;
        }
        return take(input, at, input.limit());
    }

    /** Tells what addresses the next records have, as far as these look like such ones; returns the index behind them. */
    private int lookAhead(ByteBuffer input, int from) {
        int count = 0;
        int at = from;
        int limit = input.limit();
        while (count < AHEAD && limit - at >= Layout.RepeatedRecord.BYTES) {
            long head = input.getLong(at);
            int type = (int) head & 0xff;
            if (type == RECORD_REPEATED_ALLOCATED || type == RECORD_REPEATED_FREED) {
                ahead[count++] = head >>> REPEATED_ADDRESS_SHIFT;
                at += Layout.RepeatedRecord.BYTES;
            } else if ((type == RECORD_SHORT_ALLOCATED || type == RECORD_SHORT_FREED)
                    && limit - at >= Layout.ShortRecord.BYTES) {
                ahead[count++] = input.getLong(at + Layout.ShortRecord.BLOCK) & ADDRESS;
                at += Layout.ShortRecord.BYTES;
            } else {
                break;
            }
        }
        events.upcoming(ahead, count);
        return at;
    }

    private int take(ByteBuffer input, int from, int limit) {
        int at = from;
        while (order.begun() && limit - at >= Layout.RepeatedRecord.BYTES) {
            long head = input.getLong(at);
            if (takeRepeated(head)) {
                at += Layout.RepeatedRecord.BYTES;
            } else if (limit - at >= Layout.ShortRecord.BYTES
                    && takeShort(head, input.getLong(at + Layout.ShortRecord.BLOCK))) {
                at += Layout.ShortRecord.BYTES;
            } else {
                return at;
            }
        }
        return at;
    }

    /** False if that is no repeated record, or if there is nothing that it could repeat. */
    boolean takeRepeated(long record) {
        int typeAndFlags = (int) record & 0xffff;
        long address = record >>> REPEATED_ADDRESS_SHIFT;
        if (typeAndFlags == RECORD_REPEATED_ALLOCATED && allocatedHead != 0) {
            events.allocated(thread(allocatedHead), address, allocatedSize, stack(allocatedHead));
            return true;
        }
        if (typeAndFlags == RECORD_REPEATED_FREED && freedHead != 0) {
            events.freed(thread(freedHead), address, stack(freedHead), flags(freedHead));
            return true;
        }
        return false;
    }

    /**
     * False if that is no short record, or one that is not in order.
     *
     * @param head all that lies before the block
     */
    boolean takeShort(long head, long block) {
        if (!order.knows(stack(head))) {
            return false;
        }
        int type = (int) head & 0xff;
        if (type == RECORD_SHORT_ALLOCATED && flags(head) == 0) {
            allocatedHead = head;
            allocatedSize = size(block);
            events.allocated(thread(head), block & ADDRESS, allocatedSize, stack(head));
            return true;
        }
        if (type == RECORD_SHORT_FREED && (flags(head) & ~FREED_FLAGS) == 0 && size(block) == 0) {
            freedHead = head;
            events.freed(thread(head), block & ADDRESS, stack(head), flags(head));
            return true;
        }
        return false;
    }

    private static int stack(long head) {
        return (int) (head >>> (8 * Layout.ShortRecord.STACK));
    }

    private static int flags(long head) {
        return ((int) head >>> (8 * Layout.ShortRecord.FLAGS)) & 0xff;
    }

    private static int thread(long head) {
        return ((int) head >>> (8 * Layout.ShortRecord.THREAD_UNIT)) * THREAD_UNIT;
    }

    /** The size within a short record's block, in bytes. */
    static long size(long block) {
        return block >>> BLOCK_ADDRESS_BITS;
    }
}
