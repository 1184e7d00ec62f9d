// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Block;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Between which sizes the blocks of a group lie, both included.
 *
 * @param smallest bytes of the smallest
 * @param largest bytes of the largest
 */
public record BlockSizes(long smallest, long largest) {
    /** Of blocks of which the first one and the sum are known; null where that does not tell the sizes of all. */
    static @Nullable BlockSizes of(Block first, long blocks, long bytes) {
        if (blocks == 1) {
            return new BlockSizes(first.size(), first.size());
        }
        long others = bytes - first.size();
        return blocks == 2 ? new BlockSizes(Math.min(first.size(), others), Math.max(first.size(), others)) : null;
    }

    /** The size of each, where all are known to have the same. */
    static OptionalLong each(@Nullable BlockSizes sizes) {
        return sizes != null && sizes.smallest == sizes.largest
                ? OptionalLong.of(sizes.smallest)
                : OptionalLong.empty();
    }

    static @Nullable BlockSizes both(@Nullable BlockSizes these, @Nullable BlockSizes those) {
        return these == null || those == null
                ? null
                : new BlockSizes(Math.min(these.smallest, those.smallest), Math.max(these.largest, those.largest));
    }
}
