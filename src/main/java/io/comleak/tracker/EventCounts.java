// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Counts;

/** How much happened so far. */
final class EventCounts {
    private long allocations;
    private long reallocations;
    private long frees;
    private long withoutStack;
    private long peakBlocks;
    private long peakBytes;

    long allocations() {
        return allocations;
    }

    void allocation(int stack) {
        allocations++;
        countStack(stack);
    }

    void reallocation(int stack) {
        reallocations++;
        countStack(stack);
    }

    void free(int stack) {
        frees++;
        countStack(stack);
    }

    private void countStack(int stack) {
        if (stack == 0) {
            withoutStack++;
        }
    }

    /** So much is outstanding now. */
    void outstanding(long blocks, long bytes) {
        peakBlocks = Math.max(peakBlocks, blocks);
        peakBytes = Math.max(peakBytes, bytes);
    }

    Counts counts() {
        return new Counts(allocations, reallocations, frees, withoutStack, peakBlocks, peakBytes);
    }
}
