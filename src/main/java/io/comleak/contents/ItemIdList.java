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
                return at + SIZE == block.size() || (!guess && items == 0)
                        ? list(items, false, guess)
                        : Optional.empty();
            }
            if (size < LEAST_ITEM || at + size + SIZE > block.size()) {
                return Optional.empty();
            }
            at += size;
            items++;
        }
        // What was not read may be anything.
        return guess ? Optional.empty() : list(items, true, false);
    }

    private static Optional<Decoding> list(int items, boolean cut, boolean guess) {
        return items == 0 && guess
                ? Optional.empty()
                : Optional.of(new Decoding("ITEMIDLIST", items + (items == 1 ? " item" : " items"), false, cut, guess));
    }
}
