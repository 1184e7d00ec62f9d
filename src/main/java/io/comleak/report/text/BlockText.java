// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.report.Amounts;
import io.comleak.report.BlockDecoder;
import io.comleak.report.ContentsShown;
import io.comleak.report.FrameText;
import io.comleak.report.HexDump;
import java.io.IOException;
import java.util.Optional;

/** Writes one block: address, size, contents. */
final class BlockText {
    private static final String INDENT = "  ";

    private final FrameText frames;
    private final BlockDecoder decoder;
    private final ContentsShown shown;
    private final int maxDump;

    BlockText(FrameText frames, BlockDecoder decoder, ContentsShown shown, int maxDump) {
        this.frames = frames;
        this.decoder = decoder;
        this.shown = shown;
        this.maxDump = maxDump;
    }

    void write(Block block, TextPage page) throws IOException {
        write(block, true, page);
    }

    /** {@code decoded} says whether to tell what it is. */
    void write(Block block, boolean decoded, TextPage page) throws IOException {
        page.line(INDENT + "addr: " + frames.address(block.address()) + ":  " + history(block));
        page.line(INDENT + "size: 0x" + Long.toHexString(block.size()) + " (" + block.size() + ")");
        Optional<String> what = decoded ? what(block) : Optional.empty();
        if (what.isPresent()) {
            page.line(INDENT + "what: " + what.get());
        }
        if (shown == ContentsShown.FULL && maxDump > 0 && block.size() != 0) {
            contents(block, page);
        }
    }

    /** What a block is, if that can be told and is to be shown. */
    Optional<String> what(Block block) {
        return shown == ContentsShown.NONE ? Optional.empty() : decoder.text(block);
    }

    static String thread(int thread) {
        return "thread " + Integer.toUnsignedString(thread);
    }

    /** A thread with what it was in. */
    static String thread(int thread, ApartmentKind apartment) {
        return thread(thread) + (apartment == ApartmentKind.NONE ? "" : " (" + apartment + ")");
    }

    private String history(Block block) {
        String reallocations =
                block.reallocations() == 0 ? "" : ", reallocated " + Amounts.count(block.reallocations(), "time");
        return "allocation " + block.serial() + (block.afterShutdown() ? " after COM was shut down" : "")
                + reallocations + ", " + thread(block.thread(), block.apartment());
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
