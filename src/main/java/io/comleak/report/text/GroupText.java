// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.FreedLate;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakGroup;
import io.comleak.model.Block;
import io.comleak.report.Amounts;
import io.comleak.report.BlocksText;
import io.comleak.report.text.Palette.Role;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes one leak group. Its first line is enough; the rest is there when it is not. */
final class GroupText {
    private final BlocksText whatTheyAre;
    private final StackText stacks;
    private final BlockText blocks;
    private final Palette palette;
    private final Fingerprinter fingerprints;
    private final OwnedText owned;
    private final int maxBlocks;

    GroupText(
            BlocksText whatTheyAre,
            StackText stacks,
            BlockText blocks,
            Palette palette,
            Fingerprinter fingerprints,
            int maxBlocks) {
        this.whatTheyAre = whatTheyAre;
        this.fingerprints = fingerprints;
        this.stacks = stacks;
        this.blocks = blocks;
        this.palette = palette;
        this.owned = new OwnedText(whatTheyAre, stacks, blocks);
        this.maxBlocks = maxBlocks;
    }

    void write(LeakGroup group, TextPage page) throws IOException {
        write(group, Remarks.NONE, page);
    }

    void write(LeakGroup group, Remarks remarks, TextPage page) throws IOException {
        page.gap();
        page.line(remarks.before() + headline(group));
        remarks.writeLines(page);
        Optional<String> what = whatTheyAre.of(group);
        if (what.isPresent()) {
            page.line("  " + what.get());
        }
        if (group.freed() != null) {
            page.line("  " + freed(group.freed()));
        }
        owned.write(group, page);
        Optional<String> phases = PhasesText.of(group);
        if (phases.isPresent()) {
            page.line("  " + phases.get());
        }
        page.line("  fingerprint " + fingerprints.of(group.stack()).digits());
        page.gap();
        kept(group, page);
        if (group.freed() == null) {
            stacks.write(group.stack(), page);
        } else {
            page.line("  allocated:");
            stacks.write(group.stack(), page);
            page.line("  freed:");
            stacks.write(group.freed().stack(), group.freed().ownFrame(), page);
        }
    }

    /** The first line: what it is, how much, and where. */
    String headline(LeakGroup group) {
        String each = group.blocks() > 1
                        && group.owned().isEmpty()
                        && group.eachSize().isPresent()
                ? " of " + Amounts.number(group.eachSize().getAsLong())
                : "";
        return className(group.leakClass()) + "  " + Amounts.bytesInBlocks(group.allBytes(), group.allBlocks()) + each
                + ", " + stacks.inOwnCode(group.stack());
    }

    private String className(LeakClass leakClass) {
        return switch (leakClass) {
            case LEAK -> palette.paint(Role.WRONG, "LEAK");
            case HELD_AT_EXIT -> palette.paint(Role.DOUBTFUL, "HELD AT EXIT");
            case OUTSTANDING -> palette.paint(Role.DOUBTFUL, "OUTSTANDING");
            case LATE_FREE -> palette.paint(Role.DOUBTFUL, "LATE FREE");
        };
    }

    private String freed(FreedLate freed) {
        return "freed " + freed.millisecondsAfter() + " ms after COM was shut down"
                + (freed.duringExit() ? ", while the process ended, " : ", ")
                + stacks.inOwnCode(freed.stack(), freed.ownFrame());
    }

    private void kept(LeakGroup group, TextPage page) throws IOException {
        List<Block> shown =
                group.kept().subList(0, Math.min(maxBlocks, group.kept().size()));
        boolean told = whatTheyAre.tellsAll(group);
        for (Block block : shown) {
            blocks.write(block, !told, page);
        }
        long more = group.blocks() - shown.size();
        if (more > 0) {
            page.line("  … " + Amounts.count(more, "more block"));
        }
    }
}
