// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.ProvisionalCheck;
import io.comleak.model.Symbols;
import io.comleak.report.Amounts;
import io.comleak.report.BlockDecoder;
import io.comleak.report.BlocksText;
import io.comleak.report.FrameText;
import io.comleak.report.Printable;
import io.comleak.report.text.Palette.Role;
import java.io.IOException;
import java.io.Writer;

/** Tells, while a target runs on, what it had not freed when it shut COM down. */
public final class ProvisionalReporter {
    private final TextOptions options;
    private final Symbols symbols;

    public ProvisionalReporter(TextOptions options, Symbols symbols) {
        this.options = options;
        this.symbols = symbols;
    }

    /** The writer is flushed, not closed. */
    public void report(ProvisionalCheck check, Writer out) throws IOException {
        TextPage page = new TextPage(out);
        Palette palette = new Palette(options.colour());
        FrameText frames = new FrameText(check.target(), symbols);
        StackText stacks = new StackText(frames, symbols, palette, options.maxFrames(), options.sources());
        BlockText blocks =
                new BlockText(frames, new BlockDecoder(check.target(), symbols), options.contents(), options.maxDump());
        GroupText groups = new GroupText(
                new BlocksText(check.target(), symbols, options.contents()),
                stacks,
                blocks,
                palette,
                new Fingerprinter(check.target(), symbols),
                options.maxBlocks());
        page.line(palette.paint(Role.DOUBTFUL, "PROVISIONAL:") + " "
                + Printable.of(check.target().name())
                + " has shut COM down and runs on. " + Amounts.blocksAndBytes(check.totals())
                + ", not freed yet; the report at its end is the one that counts.");
        for (LeakGroup group : check.groups()) {
            groups.write(group, page);
        }
        page.gap();
        page.flush();
    }
}
