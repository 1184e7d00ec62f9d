// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

/** What a block has behind a text: text that fills its block is more likely one than text in front of other things. */
enum Tail {
    /** The block ends with the text, or nothing more of it was read. */
    NONE,
    /** Nothing but zeroes, as far as was read. */
    ZEROES,
    OTHER;

    static Tail of(BlockBytes block, int from) {
        if (from >= block.read()) {
            return NONE;
        }
        return block.isZero(from, block.read()) ? ZEROES : OTHER;
    }
}
