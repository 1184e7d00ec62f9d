// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Fingerprinter;
import io.comleak.model.Block;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;
import io.comleak.report.Amounts;
import io.comleak.report.FrameText;
import io.comleak.report.text.Palette.Role;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes one wrong free. */
final class WrongFreeText {
    private final FrameText frames;
    private final StackText stacks;
    private final BlockText blocks;
    private final Palette palette;

    private final Fingerprinter fingerprints;

    WrongFreeText(FrameText frames, StackText stacks, BlockText blocks, Palette palette, Fingerprinter fingerprints) {
        this.fingerprints = fingerprints;
        this.frames = frames;
        this.stacks = stacks;
        this.blocks = blocks;
        this.palette = palette;
    }

    void write(WrongFree wrong, TextPage page) throws IOException {
        write(wrong, Remarks.NONE, page);
    }

    void write(WrongFree wrong, Remarks remarks, TextPage page) throws IOException {
        page.gap();
        page.line(remarks.before() + headline(wrong));
        remarks.writeLines(page);
        page.line("  fingerprint " + fingerprints.of(wrong.freed()).digits());
        page.gap();
        page.line("  addr: " + frames.address(wrong.address()) + ":  " + BlockText.thread(wrong.thread()));
        stack("freed", wrong.freed(), page);
        stack("first freed", wrong.firstFreed(), page);
        if (wrong.block() != null) {
            page.line("  the block:");
            blocks.write(wrong.block(), page);
            stack("allocated", wrong.block().stack(), page);
        }
    }

    /** The first line: what it is, and where. */
    String headline(WrongFree wrong) {
        String times = wrong.times() == 1 ? "" : ", " + Amounts.count(wrong.times(), "time");
        return className(wrong) + "  " + what(wrong) + (wrong.reallocating() ? ", by Realloc" : "") + times + ", "
                + stacks.inOwnCode(wrong.freed());
    }

    private String className(WrongFree wrong) {
        return wrong.certain()
                ? palette.paint(Role.WRONG, "WRONG FREE")
                : palette.paint(Role.DOUBTFUL, "POSSIBLE WRONG FREE");
    }

    private static String what(WrongFree wrong) {
        return switch (wrong.kind()) {
            case FREED_BEFORE -> "of an address whose block had been freed before";
            case INSIDE_BLOCK -> "of an address inside a live block" + distance(wrong.address(), wrong.block());
            case IN_MODULE -> "of an address in a loaded module";
            case ON_STACK -> "of an address on the thread's stack";
            case NOT_MAPPED -> "of an address where there is no memory";
            case NOT_SEEN -> "of a block that COM did not allocate under watch";
        };
    }

    private static String distance(long address, @Nullable Block block) {
        return block == null ? "" : ", " + Amounts.count(address - block.address(), "byte") + " after its start";
    }

    private void stack(String title, @Nullable StackTrace stack, TextPage page) throws IOException {
        if (stack != null) {
            page.line("  " + title + ":");
            stacks.write(stack, page);
        }
    }
}
