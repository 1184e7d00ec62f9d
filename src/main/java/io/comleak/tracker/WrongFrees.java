// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static io.comleak.stream.StreamFormat.BLOCK_NOT_MAPPED;
import static io.comleak.stream.StreamFormat.BLOCK_ON_STACK;
import static io.comleak.stream.StreamFormat.BLOCK_REALLOCATING;

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
    private record Key(Kind kind, boolean reallocating, int stack) {}

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
                    first.reallocating(),
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

    /** An address was freed, or is about to be reallocated, at which no block is outstanding; flags are BLOCK_*. */
    void add(int thread, long address, int stack, int flags) {
        Kind seen = withoutSearch(address, flags);
        int row = seen == Kind.NOT_SEEN ? insideSearch.find(address) : BlockTable.NONE;
        Kind kind = row == BlockTable.NONE ? seen : Kind.INSIDE_BLOCK;
        boolean reallocating = (flags & BLOCK_REALLOCATING) != 0;
        // A block older than the spy may well be reallocated.
        if (kind != Kind.NOT_SEEN || !reallocating) {
            Key key = new Key(kind, reallocating, stacks.trace(stack).id());
            groups.computeIfAbsent(key, it -> group(key, address, thread, row)).times++;
        }
    }

    private Kind withoutSearch(long address, int flags) {
        if (freedBlocks.contains(address)) {
            return Kind.FREED_BEFORE;
        }
        if ((flags & BLOCK_ON_STACK) != 0) {
            return Kind.ON_STACK;
        }
        if (modules.find(address) != null) {
            return Kind.IN_MODULE;
        }
        return (flags & BLOCK_NOT_MAPPED) != 0 ? Kind.NOT_MAPPED : Kind.NOT_SEEN;
    }

    /** In order of the first of each. */
    List<WrongFree> all() {
        return groups.values().stream().map(Group::wrongFree).toList();
    }

    private Group group(Key key, long address, int thread, int row) {
        boolean freedBefore = key.kind() == Kind.FREED_BEFORE;
        StackTrace firstFreed = freedBefore ? freedBlocks.freed(address) : null;
        Block block = freedBefore ? freedBlocks.block(address) : live(row);
        StackTrace freed = stacks.trace(key.stack());
        return new Group(new WrongFree(key.kind(), address, thread, freed, firstFreed, block, key.reallocating(), 1));
    }

    private @Nullable Block live(int row) {
        return row == BlockTable.NONE ? null : blocks.block(row, false);
    }
}
