// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * Why a result cannot be complete.
 *
 * @param kind the reason
 * @param detail one sentence for the reader
 */
public record Incompleteness(Kind kind, String detail) {
    /** The reasons, and whether comleak itself is to blame (exit code 125) or the target (its own code). */
    public enum Kind {
        EVENTS_LOST(true),
        STREAM_DAMAGED(true),
        STALLED(true),
        SPY_REVOKED(false),
        KILLED_IN_ALLOCATOR(false),
        CRASHED(false),
        KILLED(false),
        TIMED_OUT(false),
        INTERRUPTED(false);

        private final boolean comleaksFault;

        Kind(boolean comleaksFault) {
            this.comleaksFault = comleaksFault;
        }

        public boolean comleaksFault() {
            return comleaksFault;
        }
    }
}
