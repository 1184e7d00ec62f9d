// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The phases that the program named, and which of them each block was allocated in. Serials ascend, so that each stretch of a
 * phase is a range of them, and nothing need be kept of a block. A phase that is named again goes on.
 */
final class Phases {
    /** No test suite has more; a program that gives every request a name of its own does. */
    static final int MOST = 1 << 16;

    private static final class Sums {
        private final String name;
        private long allocations;
        private long keptBlocks;
        private long keptBytes;

        Sums(String name) {
            this.name = name;
        }

        Phase phase() {
            return new Phase(name, allocations, keptBlocks, keptBytes);
        }
    }

    private final List<Sums> sums = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final PhaseStretches stretches;
    private int current = PhaseStretches.NONE;
    /** The last allocation before the current stretch. */
    private long before;

    private long more;

    Phases(BlockTable table) {
        stretches = new PhaseStretches(table);
    }

    /** What is allocated after a serial belongs to the phase of that name; to none, if it is empty. */
    void change(String name, long lastSerial) {
        endStretch(lastSerial);
        current = name.isEmpty() ? PhaseStretches.NONE : number(name);
        before = lastSerial;
        stretches.begin(current, lastSerial);
    }

    private void endStretch(long lastSerial) {
        if (current != PhaseStretches.NONE) {
            sums.get(current).allocations += lastSerial - before;
        }
    }

    private int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (sums.size() == MOST) {
            more++;
            return PhaseStretches.NONE;
        }
        numbers.put(name, sums.size());
        sums.add(new Sums(name));
        return sums.size() - 1;
    }

    /** A block of so many bytes is being freed. */
    void freed(long serial, long size) {
        if (serial <= before) {
            freedLater(serial, size);
        }
    }

    private void freedLater(long serial, long size) {
        int phase = stretches.find(serial);
        if (phase != PhaseStretches.NONE) {
            sums.get(phase).keptBlocks++;
            sums.get(phase).keptBytes += size;
        }
    }

    /** The name of the phase that a block was allocated in, or null. */
    @Nullable
    String of(long serial) {
        int phase = stretches.find(serial);
        return phase == PhaseStretches.NONE ? null : sums.get(phase).name;
    }

    /** All of them, once the last allocation was made. */
    List<Phase> all(long lastSerial) {
        endStretch(lastSerial);
        before = lastSerial;
        return sums.stream().map(Sums::phase).toList();
    }

    /** How often one more was named than are told apart. */
    long more() {
        return more;
    }
}
