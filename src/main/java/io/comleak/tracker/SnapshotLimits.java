// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import java.time.Duration;

/**
 * How much is read of the target's memory for one snapshot. What is looked through for pointers beside the bytes that are
 * kept may have as many bytes again. Where there is more, what has no bytes yet comes first, then the
 * newest, and the next snapshot goes on.
 *
 * @param bytesPerBlock first bytes of each block, up to {@link #MOST_BYTES_PER_BLOCK}, that are kept; 0 keeps none
 * @param blocks at most
 * @param bytes at most, of all blocks
 * @param time at most, while a thread of the target waits; the spy lets it go after 5 s
 */
public record SnapshotLimits(int bytesPerBlock, int blocks, long bytes, Duration time) {
    public static final int MOST_BYTES_PER_BLOCK = 1 << 16;
    /** Of a block, looked through for pointers. */
    static final int MOST_BYTES_SCANNED = 1 << 20;

    public static final SnapshotLimits DEFAULT = new SnapshotLimits(64, 100_000, 64L << 20, Duration.ofSeconds(4));

    public SnapshotLimits {
        if (bytesPerBlock < 0 || bytesPerBlock > MOST_BYTES_PER_BLOCK) {
            throw new IllegalArgumentException(bytesPerBlock + " bytes of a block");
        }
    }
}
