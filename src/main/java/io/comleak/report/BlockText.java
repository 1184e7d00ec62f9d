// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.model.Apartment;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import java.io.IOException;
import java.util.List;

/** Writes one block: address, size, contents. */
final class BlockText {
    private static final String INDENT = "  ";

    private final FrameText frames;
    private final List<Apartment> apartments;
    private final int maxDump;

    BlockText(FrameText frames, List<Apartment> apartments, int maxDump) {
        this.frames = frames;
        this.apartments = apartments;
        this.maxDump = maxDump;
    }

    void write(Block block, TextPage page) throws IOException {
        page.line(INDENT + "addr: " + frames.address(block.address()) + ":  " + history(block));
        page.line(INDENT + "size: 0x" + Long.toHexString(block.size()) + " (" + block.size() + ")");
        if (maxDump > 0 && block.size() != 0) {
            contents(block, page);
        }
    }

    /** A thread's number, with the kind of its apartment where it was never in two kinds. */
    String thread(int thread) {
        List<Boolean> kinds = apartments.stream()
                .filter(apartment -> apartment.thread() == thread)
                .map(Apartment::singleThreaded)
                .distinct()
                .toList();
        String number = "thread " + Integer.toUnsignedString(thread);
        return kinds.size() == 1 ? number + (kinds.get(0) ? " (STA)" : " (MTA)") : number;
    }

    private String history(Block block) {
        String reallocations =
                block.reallocations() == 0 ? "" : ", reallocated " + Amounts.count(block.reallocations(), "time");
        return "allocation " + block.serial() + (block.afterShutdown() ? " after COM was shut down" : "")
                + reallocations + ", " + thread(block.thread());
    }

    private void contents(Block block, TextPage page) throws IOException {
        Contents contents = block.contents();
        switch (contents.state()) {
            case NOT_READ -> page.line(INDENT + "contents: not read");
            case CHANGED -> page.line(INDENT + "contents: changed while being read");
            case READ -> {
                page.line(INDENT + "contents:");
                for (String line : HexDump.lines(contents.bytes(), maxDump)) {
                    page.line(INDENT + line);
                }
                long more = block.size() - Math.min(contents.bytes().limit(), maxDump);
                if (more > 0) {
                    page.line(INDENT + "… " + Amounts.count(more, "more byte"));
                }
            }
        }
    }
}
