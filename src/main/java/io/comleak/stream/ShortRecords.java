// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.BLOCK_ADDRESS_BITS;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_ALLOCATED;
import static io.comleak.stream.StreamFormat.RECORD_SHORT_FREED;
import static io.comleak.stream.StreamFormat.THREAD_UNIT;

import java.nio.ByteBuffer;

/**
 * The short records, of which nearly all of a stream is made, straight from the buffer: what a program allocates by the
 * million comes this way. Takes what is in order, and leaves the first that is not to {@link RecordDecoder}.
 */
final class ShortRecords {
    private static final long ADDRESS = (1L << BLOCK_ADDRESS_BITS) - 1;
    private static final int FREED_FLAGS = RecordType.SHORT_FREED.flags();

    private final SpyEvents events;
    private final StreamOrder order;

    ShortRecords(SpyEvents events, StreamOrder order) {
        this.events = events;
        this.order = order;
    }

    /** Tells the events of all short records from an index on, and returns the index behind the last of them. */
    int take(ByteBuffer input, int from) {
        int at = from;
        if (order.begun()) {
            int last = input.limit() - Layout.ShortRecord.BYTES;
            while (at <= last && take(input.getLong(at), input.getLong(at + Layout.ShortRecord.BLOCK))) {
                at += Layout.ShortRecord.BYTES;
            }
        }
        return at;
    }

    /** {@code head} is all that lies before the block. False if that is no short record, or one that is not in order. */
    private boolean take(long head, long block) {
        int stack = (int) (head >>> (8 * Layout.ShortRecord.STACK));
        if (!order.knows(stack)) {
            return false;
        }
        int type = (int) head & 0xff;
        int flags = ((int) head >>> (8 * Layout.ShortRecord.FLAGS)) & 0xff;
        int thread = ((int) head >>> (8 * Layout.ShortRecord.THREAD_UNIT)) * THREAD_UNIT;
        if (type == RECORD_SHORT_ALLOCATED && flags == 0) {
            events.allocated(thread, address(block), size(block), stack);
            return true;
        }
        if (type == RECORD_SHORT_FREED && (flags & ~FREED_FLAGS) == 0 && size(block) == 0) {
            events.freed(thread, address(block), stack, flags);
            return true;
        }
        return false;
    }

    /** The address within a short record's block. */
    static long address(long block) {
        return block & ADDRESS;
    }

    /** The size within a short record's block, in bytes. */
    static long size(long block) {
        return block >>> BLOCK_ADDRESS_BITS;
    }
}
