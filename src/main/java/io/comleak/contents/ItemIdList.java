// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.util.Optional;
import java.util.Set;

/** An ITEMIDLIST: items that each begin with their size (2 bytes, itself included), then a size of zero. */
final class ItemIdList implements Shape {
    private static final Set<String> MAKERS = Set.of(
            "ILAppendID",
            "ILClone",
            "ILCloneFirst",
            "ILCombine",
            "ILCreateFromPathA",
            "ILCreateFromPathW",
            "SHBrowseForFolderA",
            "SHBrowseForFolderW",
            "SHGetFolderLocation",
            "SHGetIDListFromObject",
            "SHGetKnownFolderIDList",
            "SHGetSpecialFolderLocation",
            "SHParseDisplayName",
            "SHSimpleIDListFromPath");

    private static final int SIZE = 2;
    private static final int LEAST_ITEM = 4;

    /** A guess: the shell's items hold some data, and small numbers are small sizes. */
    private static final int LEAST_GUESSED_ITEM = 8;

    @Override
    public boolean isMadeBy(String api) {
        return MAKERS.contains(api);
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        int items = 0;
        long at = 0;
        while (at + SIZE <= block.read()) {
            int size = block.unsignedShort((int) at);
            if (size == 0) {
                boolean holds = !guess || (items > 0 && at + SIZE == block.size());
                return holds ? list(items, false, guess) : Optional.empty();
            }
            if (!isItem(block, (int) at, size, guess)) {
                return Optional.empty();
            }
            at += size;
            items++;
        }
        // What was not read may be anything.
        return guess ? Optional.empty() : list(items, true, false);
    }

    /** With room for the size of the next. */
    private static boolean isItem(BlockBytes block, int at, int size, boolean guess) {
        return size >= LEAST_ITEM && (long) at + size + SIZE <= block.size() && (!guess || isLikely(block, at, size));
    }

    /** Items of the shell have a type, which is not 0, behind their size. */
    private static boolean isLikely(BlockBytes block, int at, int size) {
        return size >= LEAST_GUESSED_ITEM
                && block.has(at + SIZE, 1)
                && block.bytes().get(at + SIZE) != 0;
    }

    /** Items are the shell's own and say nothing to others. A list without any is the desktop. */
    private static Optional<Decoding> list(int items, boolean cut, boolean guess) {
        String value = items == 0 ? "of the desktop" : items + (items == 1 ? " item" : " items");
        return Optional.of(new Decoding("ITEMIDLIST", value, false, cut, guess));
    }
}
