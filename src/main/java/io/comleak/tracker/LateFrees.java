// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Block;
import io.comleak.model.LateFree;
import io.comleak.model.StackTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was freed after COM was shut down, though it was outstanding then. Each shutdown may be the final one: a later one
 * makes the frees after an earlier one no matter.
 */
final class LateFrees {
    /** What late frees are told apart by. */
    record Kind(int allocated, int freed, boolean threadInApartment, boolean duringExit) {}

    private static final class Group {
        private final Block first;
        private final StackTrace freed;
        private final long millisecondsAfter;
        private long blocks;
        private long bytes;

        Group(Block first, StackTrace freed, long millisecondsAfter) {
            this.first = first;
            this.freed = freed;
            this.millisecondsAfter = millisecondsAfter;
        }

        LateFree lateFree(Kind kind) {
            return new LateFree(
                    first, freed, blocks, bytes, millisecondsAfter, kind.threadInApartment(), kind.duringExit());
        }
    }

    private final BlockTable table;
    private final Blocks blocks;
    private final StackTable stacks;
    private final Map<Kind, Group> groups = new LinkedHashMap<>();
    private int shutdowns;
    private boolean shutDown;
    private long lastSerial;
    private long shutDownAt;

    LateFrees(BlockTable table, Blocks blocks, StackTable stacks) {
        this.table = table;
        this.blocks = blocks;
        this.stacks = stacks;
    }

    /** No thread holds an own apartment any more, and this was the last allocation until then. */
    void shutDown(long lastSerial, long ticks) {
        groups.clear();
        shutDown = true;
        shutdowns++;
        this.lastSerial = lastSerial;
        shutDownAt = ticks;
    }

    /** comleak held a thread for that long; to the target it is as if no time had passed. */
    void held(long milliseconds) {
        shutDownAt += milliseconds;
    }

    /** A thread entered an own apartment: what is freed now is not late. */
    void initialisedAgain() {
        shutDown = false;
    }

    /** Whether a free may be late. */
    boolean watching() {
        return shutDown;
    }

    /** How often COM was shut down so far, 0 while it is not. */
    int shutdown() {
        return shutDown ? shutdowns : 0;
    }

    /** Whether a block was allocated after COM was shut down for good. */
    boolean afterShutdown(long serial) {
        return shutDown && serial > lastSerial;
    }

    /** The block of a row is being freed. */
    void freed(int row, int freedStack, boolean threadInApartment, boolean duringExit, long ticks) {
        if (!shutDown || table.serial(row) > lastSerial) {
            return;
        }
        // By traces: a module that comes again brings its stacks under new numbers.
        int allocated = stacks.trace(table.stack(row)).id();
        int freed = stacks.trace(freedStack).id();
        Kind kind = new Kind(allocated, freed, threadInApartment, duringExit);
        Group group = groups.get(kind);
        if (group == null) {
            group = new Group(blocks.block(row, false), stacks.trace(freedStack), Math.max(0, ticks - shutDownAt));
            groups.put(kind, group);
        }
        group.blocks++;
        group.bytes += table.size(row);
    }

    /** In order of the first of each kind. */
    List<LateFree> all() {
        return groups.entrySet().stream()
                .map(it -> it.getValue().lateFree(it.getKey()))
                .toList();
    }
}
