// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Counts;

/** How much happened so far. */
final class EventCounts {
    private long allocations;
    private long reallocations;
    private long frees;
    private long peakBlocks;
    private long peakBytes;

    void allocation() {
        allocations++;
    }

    void reallocation() {
        reallocations++;
    }

    void free() {
        frees++;
    }

    /** So much is outstanding now. */
    void outstanding(long blocks, long bytes) {
        peakBlocks = Math.max(peakBlocks, blocks);
        peakBytes = Math.max(peakBytes, bytes);
    }

    Counts counts() {
        return new Counts(allocations, reallocations, frees, peakBlocks, peakBytes);
    }
}
