// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import java.time.Duration;

/** A process that writes a stream and comes to an end, by itself or not. */
public interface LiveTarget {
    /**
     * Waits until it may have recorded something, or until the wait is to end, for that long at most.
     *
     * @return false once the process is dead
     */
    boolean awaitRecords(Duration limit);

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
