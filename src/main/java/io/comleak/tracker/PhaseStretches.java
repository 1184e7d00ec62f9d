// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which phase each range of serials belongs to. Where there are very many ranges, those of which no block is outstanding are
 * dropped, so that a program that changes its phase all day takes no more room than its blocks do.
 */
final class PhaseStretches {
    static final int NONE = -1;
    private static final int USUAL_LIMIT = 1 << 16;

    private final BlockTable table;
    /** The last serial before each stretch; ascending. */
    private long[] before = new long[16];

    private int[] phases = new int[16];
    private int count;
    private int limit = USUAL_LIMIT;

    PhaseStretches(BlockTable table) {
        this.table = table;
    }

    /** What comes after a serial, which is not below the last one given here, belongs to a phase, or to NONE. */
    void begin(int phase, long lastSerial) {
        if (count > 0 && before[count - 1] == lastSerial) {
            count--;
        } else if (count == limit) {
            dropEmpty();
        }
        if (count == phases.length) {
            before = Arrays.copyOf(before, 2 * count);
            phases = Arrays.copyOf(phases, 2 * count);
        }
        before[count] = lastSerial;
        phases[count] = phase;
        count++;
    }

    /** The phase of an outstanding block, or NONE. */
    int find(long serial) {
        int stretch = stretch(serial);
        return stretch < 0 ? NONE : phases[stretch];
    }

    /** How many there are. */
    int count() {
        return count;
    }

    private int stretch(long serial) {
        int found = Arrays.binarySearch(before, 0, count, serial);
        return (found < 0 ? -found - 1 : found) - 1;
    }

    private void dropEmpty() {
        BitSet inUse = new BitSet(count);
        for (int row = 0; row < table.rows(); row++) {
            int stretch = table.isFree(row) ? NONE : stretch(table.serial(row));
            if (stretch >= 0) {
                inUse.set(stretch);
            }
        }
        int left = 0;
        for (int stretch = inUse.nextSetBit(0); stretch >= 0; stretch = inUse.nextSetBit(stretch + 1)) {
            before[left] = before[stretch];
            phases[left] = phases[stretch];
            left++;
        }
        count = left;
        // Else one stretch more would have all of them looked at again.
        limit = Math.max(USUAL_LIMIT, 2 * count);
    }
}
