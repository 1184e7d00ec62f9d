// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Contents;
import java.util.HashMap;
import java.util.Map;

/**
 * The first bytes of blocks, by serial. While a thread is held and the bytes are read, other threads go on: what they free
 * or reallocate in that time may have been read before or after, and is marked as changed.
 */
final class BlockContents {
    private static final int NOT_READING = -1;
    /** Stands for a time of reading that nothing ends. */
    static final int UNTIL_DEATH = 0;

    private final Map<Long, Contents> bySerial = new HashMap<>();
    private int reading = NOT_READING;
    /** The greatest serial among them: most blocks that are freed are younger. */
    private long youngest;

    /** A checkpoint's bytes will be read. */
    void beginReading(int checkpoint) {
        reading = checkpoint;
    }

    /** The thread goes on. If it did not wait for the reading to end, nothing is known of any bytes. */
    void endReading(int checkpoint, boolean timedOut) {
        if (timedOut) {
            bySerial.clear();
        }
        if (reading == checkpoint) {
            reading = NOT_READING;
        }
    }

    void put(long serial, byte[] bytes) {
        bySerial.put(serial, Contents.read(bytes));
        youngest = Math.max(youngest, serial);
    }

    Contents of(long serial) {
        return bySerial.getOrDefault(serial, Contents.NOT_READ);
    }

    boolean isRead(long serial) {
        return of(serial).state() == Contents.State.READ;
    }

    /** The block is being freed; it is still asked for, and then to be forgotten. */
    void freeing(long serial) {
        if (reading != NOT_READING) {
            markChanged(serial);
        }
    }

    void reallocated(long serial) {
        if (reading != NOT_READING) {
            markChanged(serial);
        } else {
            forget(serial);
        }
    }

    void forget(long serial) {
        if (serial <= youngest) {
            bySerial.remove(serial);
        }
    }

    private void markChanged(long serial) {
        bySerial.computeIfPresent(serial, (it, contents) -> Contents.CHANGED);
    }
}
