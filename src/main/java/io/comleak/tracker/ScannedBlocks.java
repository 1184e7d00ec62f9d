// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which block of each row was looked through for pointers last, and in which scan. Rows come in chunks, of which those are
 * there that have such a block: of millions of blocks the newest alone are looked through.
 */
final class ScannedBlocks {
    private static final int CHUNK_SHIFT = 12;
    private static final int CHUNK = 1 << CHUNK_SHIFT;

    /** A part of the rows; a serial is 0 where none was looked through. */
    private static final class Chunk {
        private final long[] serials = new long[CHUNK];
        /** Of the block when it was looked through. */
        private final int[] reallocations = new int[CHUNK];

        private final int[] scans = new int[CHUNK];
    }

    private final BlockTable table;
    private @Nullable Chunk[] chunks = new Chunk[0];

    ScannedBlocks(BlockTable table) {
        this.table = table;
    }

    /** The block of a row was looked through now. */
    void put(int row, int scan) {
        Chunk chunk = makeChunk(row >>> CHUNK_SHIFT);
        int at = row & (CHUNK - 1);
        chunk.serials[at] = table.serial(row);
        chunk.reallocations[at] = table.reallocations(row);
        chunk.scans[at] = scan;
    }

    private Chunk makeChunk(int number) {
        if (number >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(number + 1, 2 * chunks.length));
        }
        Chunk chunk = chunks[number];
        if (chunk == null) {
            chunk = new Chunk();
            chunks[number] = chunk;
        }
        return chunk;
    }

    /** Whether the block of a row is outstanding, was not reallocated since it was looked through, and was so last in that scan. */
    boolean contains(int row, long serial, int scan) {
        Chunk chunk = chunk(row);
        int at = row & (CHUNK - 1);
        return chunk != null && chunk.scans[at] == scan && chunk.serials[at] == serial && isAsItWas(row, chunk, at);
    }

    /** Whether the block of a row was looked through, and was not reallocated since. */
    boolean contains(int row) {
        Chunk chunk = chunk(row);
        return chunk != null && isAsItWas(row, chunk, row & (CHUNK - 1));
    }

    private @Nullable Chunk chunk(int row) {
        int number = row >>> CHUNK_SHIFT;
        return number < chunks.length ? chunks[number] : null;
    }

    private boolean isAsItWas(int row, Chunk chunk, int at) {
        return !table.isFree(row)
                && table.serial(row) == chunk.serials[at]
                && table.reallocations(row) == chunk.reallocations[at];
    }
}
