// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.win32.InboundPipe;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A process that writes a stream and comes to an end, by itself or not. */
public interface LiveTarget {
    /** What {@link #read} returns once the target has let go of the stream, though it may live on. */
    int ENDED = InboundPipe.ENDED;

    /**
     * Reads the next bytes of the stream into a direct buffer, and waits for that long while there are none.
     *
     * @return how many; 0 if woken or if there were none; {@link #ENDED}
     */
    int read(ByteBuffer into, Duration limit);

    /** Whether the process is dead, or dies within that time. */
    boolean awaitDeath(Duration limit);

    /** Stops all its threads. */
    void suspend();

    /**
     * Ends it at once.
     *
     * @return false if it was dead already
     */
    boolean terminate(int exitCode);
}
