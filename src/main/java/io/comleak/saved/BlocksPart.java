// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.BlockSizes;
import io.comleak.leaks.PhaseShare;
import io.comleak.model.Block;
import io.comleak.model.StackTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads how many blocks something has, how large they are, and the first of them one by one. */
final class BlocksPart {
    private final BlockPart blockPart;
    private final PackedBlocks packed;
    private final int blocksKept;
    private long count;
    private long bytes;
    private OptionalLong smallest = OptionalLong.empty();
    private OptionalLong largest = OptionalLong.empty();
    private PackedList list;
    private final List<PhaseShare> phases = new ArrayList<>();
    private long more;
    private String phase = "";
    private long phaseBlocks;
    private long phaseBytes;
    private final Members phaseMembers = new Members()
            .required("phase", json -> phase = json.string())
            .required("blocks", json -> phaseBlocks = json.number(1, Long.MAX_VALUE))
            .required("bytes", json -> phaseBytes = json.count());

    /** They are read with the other members; of the blocks that are listed so many are kept. */
    BlocksPart(Members members, BlockPart blockPart, PackedBlocks packed, int blocksKept) {
        this.blockPart = blockPart;
        this.packed = packed;
        this.blocksKept = blocksKept;
        this.list = new PackedList(packed, blocksKept);
        members.required("blocks", json -> count = json.number(1, Long.MAX_VALUE))
                .required("bytes", json -> bytes = json.count())
                .optional("smallest", json -> smallest = OptionalLong.of(json.count()))
                .optional("phases", this::phases)
                .optional("largest", json -> largest = OptionalLong.of(json.count()))
                .required("list", this::list)
                .required("more", json -> more = json.count());
    }

    private void list(JsonSource json) throws IOException {
        list = new PackedList(packed, blocksKept);
        json.array(it -> list.add(blockPart.read(it, StackTrace.NONE)));
    }

    private void phases(JsonSource json) throws IOException {
        json.array(it -> {
            phaseMembers.read(it);
            phases.add(new PhaseShare(phase, phaseBlocks, phaseBytes));
        });
    }

    /** Before the next object is read. */
    void clear() {
        phases.clear();
        smallest = OptionalLong.empty();
        largest = OptionalLong.empty();
    }

    /** Once the object is read. */
    void check(JsonSource json) throws IOException {
        if (smallest.isPresent() != largest.isPresent()) {
            throw json.wrong("smallest and largest go together");
        }
        if (list.seen() == 0 || count - list.seen() != more) {
            throw json.wrong(
                    "of " + count + " blocks, " + list.seen() + " are listed, and there are " + more + " more");
        }
    }

    /** The phases that they were allocated in. */
    List<PhaseShare> phases() {
        return List.copyOf(phases);
    }

    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    @Nullable
    BlockSizes sizes() {
        return smallest.isPresent() && largest.isPresent()
                ? new BlockSizes(smallest.getAsLong(), largest.getAsLong())
                : null;
    }

    /** Those that were listed and kept, of a stack. */
    List<Block> list(StackTrace stack) {
        return list.of(stack);
    }
}
