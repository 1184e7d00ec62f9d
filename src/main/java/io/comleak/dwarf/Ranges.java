// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.util.Arrays;
import java.util.function.Consumer;

/** The code of an entry: kept are those parts in which something is looked up. */
final class Ranges {
    private final Targets targets;
    private long[] bounds = new long[8];
    private int count;
    private long first;
    private long bytes;

    Ranges(Targets targets) {
        this.targets = targets;
    }

    void clear() {
        count = 0;
        first = 0;
        bytes = 0;
    }

    /** From an address up to, not including, another. */
    void add(long lowAddress, long highAddress) {
        long low = targets.offsetOf(lowAddress);
        long high = targets.offsetOf(highAddress);
        if (!targets.isCode(low, high)) {
            return;
        }
        first = bytes == 0 ? low : first;
        bytes += high - low;
        if (targets.anyUnknownIn(low, high)) {
            keep(low, high);
        }
    }

    private void keep(long low, long high) {
        if (count + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[count] = low;
        bounds[count + 1] = high;
        count += 2;
    }

    /** Whether something lies within that nothing is known of yet. */
    boolean matter() {
        return count > 0;
    }

    /** Offset of the first byte of the first of them, which is where a function is entered. */
    long first() {
        return first;
    }

    /** Length of all. */
    long bytes() {
        return bytes;
    }

    void each(Consumer<Target> action) {
        for (int i = 0; i < count; i += 2) {
            targets.eachUnknownIn(bounds[i], bounds[i + 1], action);
        }
    }
}
