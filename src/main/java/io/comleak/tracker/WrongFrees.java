// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Block;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;
import io.comleak.model.WrongFree.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Frees of what was not outstanding, counted by what is known of them and by their stack. */
final class WrongFrees {
    /** What wrong frees are told apart by. */
    private record Key(Kind kind, int stack) {}

    private static final class Group {
        private final WrongFree first;
        private long times;

        Group(WrongFree first) {
            this.first = first;
        }

        WrongFree wrongFree() {
            return new WrongFree(
                    first.kind(),
                    first.address(),
                    first.thread(),
                    first.freed(),
                    first.firstFreed(),
                    first.block(),
                    times);
        }
    }

    private final FreedBlocks freedBlocks;
    private final ModuleMap modules;
    private final StackTable stacks;
    private final Blocks blocks;
    private final InsideSearch insideSearch;
    private final Map<Key, Group> groups = new LinkedHashMap<>();

    WrongFrees(
            FreedBlocks freedBlocks, ModuleMap modules, StackTable stacks, Blocks blocks, InsideSearch insideSearch) {
        this.freedBlocks = freedBlocks;
        this.modules = modules;
        this.stacks = stacks;
        this.blocks = blocks;
        this.insideSearch = insideSearch;
    }

    /** An address was freed at which no block is outstanding. */
    void add(int thread, long address, int stack) {
        int row = BlockTable.NONE;
        Kind kind;
        if (freedBlocks.contains(address)) {
            kind = Kind.FREED_BEFORE;
        } else if (modules.find(address) != null) {
            kind = Kind.IN_MODULE;
        } else {
            row = insideSearch.find(address);
            kind = row == BlockTable.NONE ? Kind.NOT_SEEN : Kind.INSIDE_BLOCK;
        }
        group(kind, address, thread, stack, row).times++;
    }

    /** In order of the first of each. */
    List<WrongFree> all() {
        return groups.values().stream().map(Group::wrongFree).toList();
    }

    private Group group(Kind kind, long address, int thread, int stack, int row) {
        Group group = groups.get(new Key(kind, stack));
        if (group == null) {
            boolean freedBefore = kind == Kind.FREED_BEFORE;
            StackTrace firstFreed = freedBefore ? freedBlocks.freed(address) : null;
            Block block = freedBefore ? freedBlocks.block(address) : live(row);
            group = new Group(new WrongFree(kind, address, thread, stacks.trace(stack), firstFreed, block, 1));
            groups.put(new Key(kind, stack), group);
        }
        return group;
    }

    private @Nullable Block live(int row) {
        return row == BlockTable.NONE ? null : blocks.block(row, false);
    }
}
