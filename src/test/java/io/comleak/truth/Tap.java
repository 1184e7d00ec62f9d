// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import io.comleak.bench.TraceWriter;
import io.comleak.stream.SpyEvents;

/** What the tests put between the stream and the tracker. */
public enum Tap {
    /** Nothing: the product as it is. */
    NONE,
    /** Loses one event in 5,000: what an unreliable stream would do. */
    DROP_RECORD,
    /** Gives one allocation in 10 the stack of the one before: what a wrong stack table would do. */
    SWAP_STACK,
    /** Changes nothing, and prints how much of the launcher's heap is in use. */
    HEAP,
    /** Changes nothing, and writes the events into a file, for {@code scripts/bench ingest}. */
    RECORD;

    /** Takes the events in place of the tracker, and passes them on. */
    public SpyEvents before(SpyEvents tracker) {
        return switch (this) {
            case NONE -> tracker;
            case DROP_RECORD -> new DropRecord(tracker);
            case SWAP_STACK -> new SwapStack(tracker);
            case HEAP -> new HeapGauge(tracker);
            case RECORD -> new TraceWriter(tracker);
        };
    }
}
