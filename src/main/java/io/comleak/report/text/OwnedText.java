// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.OwnedGroup;
import io.comleak.report.Amounts;
import io.comleak.report.BlocksText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says what the blocks of a group own: a line for each stack that it was allocated at, with what the first blocks are. */
final class OwnedText {
    private static final int MOST_STACKS = 8;
    private static final int MOST_BLOCKS = 3;

    private final BlocksText whatTheyAre;
    private final StackText stacks;
    private final BlockText blocks;

    OwnedText(BlocksText whatTheyAre, StackText stacks, BlockText blocks) {
        this.whatTheyAre = whatTheyAre;
        this.stacks = stacks;
        this.blocks = blocks;
    }

    void write(LeakGroup group, TextPage page) throws IOException {
        List<OwnedGroup> owned = group.owned();
        if (owned.isEmpty()) {
            return;
        }
        page.line("  " + Amounts.bytesInBlocks(group.bytes(), group.blocks()) + ", owning "
                + Amounts.count(group.ownedBytes(), "byte") + " in "
                + Amounts.count(group.ownedBlocks(), "other block") + ":");
        List<OwnedGroup> shown = owned.subList(0, Math.min(MOST_STACKS, owned.size()));
        for (OwnedGroup of : shown) {
            page.line("    " + line(of));
        }
        if (owned.size() > shown.size()) {
            page.line("    … and " + rest(owned.subList(shown.size(), owned.size())));
        }
    }

    private String line(OwnedGroup of) {
        String each = of.blocks() > 1 && of.eachSize().isPresent()
                ? " of " + Amounts.number(of.eachSize().getAsLong())
                : "";
        List<String> what = of.kept().stream()
                .limit(MOST_BLOCKS)
                .map(blocks::what)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        boolean more = of.blocks() > Math.min(MOST_BLOCKS, of.kept().size());
        return Amounts.bytesInBlocks(of.bytes(), of.blocks()) + each + ", "
                + whatTheyAre.madeBy(of).map(made -> made + " ").orElse("")
                + stacks.inOwnCode(of.stack())
                + (what.isEmpty() ? "" : ": " + String.join(", ", what) + (more ? ", …" : ""));
    }

    private static String rest(List<OwnedGroup> left) {
        long bytes = left.stream().mapToLong(OwnedGroup::bytes).sum();
        long blocks = left.stream().mapToLong(OwnedGroup::blocks).sum();
        return Amounts.bytesInBlocks(bytes, blocks) + " allocated by " + Amounts.count(left.size(), "other stack");
    }
}
