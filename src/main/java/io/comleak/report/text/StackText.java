// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.report.Amounts;
import io.comleak.report.FrameText;
import io.comleak.report.text.Palette.Role;
import io.comleak.source.SourceExcerpt;
import io.comleak.source.SourceLines;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes stack traces, folded, with the user's own line marked. */
final class StackText {
    private static final String INDENT = "  ";
    private static final String NONE = "no stack was recorded";

    private final FrameText frames;
    private final Symbols symbols;
    private final Palette palette;
    private final int maxFrames;
    private final SourceLines sources;

    StackText(FrameText frames, Symbols symbols, Palette palette, int maxFrames, SourceLines sources) {
        this.frames = frames;
        this.symbols = symbols;
        this.palette = palette;
        this.maxFrames = maxFrames;
        this.sources = sources;
    }

    void write(StackTrace stack, @Nullable Frame own, TextPage page) throws IOException {
        write(FoldedStack.of(stack, symbols), own, page);
    }

    void writeFault(StackTrace stack, @Nullable Frame own, TextPage page) throws IOException {
        write(FoldedStack.ofFault(stack, symbols), own, page);
    }

    private void write(FoldedStack folded, @Nullable Frame own, TextPage page) throws IOException {
        left(folded.allocatorFrames(), "allocator frame", page);
        List<Frame> shown =
                folded.frames().subList(0, Math.min(maxFrames, folded.frames().size()));
        for (Frame frame : shown) {
            write(frame, frame.equals(own), page);
        }
        left(folded.frames().size() - shown.size(), "more frame", page);
        left(folded.runtimeFrames(), "runtime frame", page);
        if (folded.cut() && !folded.frames().isEmpty()) {
            page.line(INDENT + "… and more that were not captured");
        }
        if (folded.frames().isEmpty()) {
            page.line(INDENT + NONE);
        }
    }

    /** Where the user's own code comes in, as the end of a headline. */
    String inOwnCode(StackTrace stack, @Nullable Frame own) {
        if (stack.frames().isEmpty()) {
            return NONE;
        }
        return own == null
                ? "outside the code of " + frames.program()
                : "in " + palette.paint(Role.OWN_LINE, frames.place(own));
    }

    private void write(Frame frame, boolean own, TextPage page) throws IOException {
        List<String> lines = frames.lines(frame);
        for (int at = 0; at < lines.size(); at++) {
            page.line(INDENT + (own ? palette.paint(Role.OWN_LINE, lines.get(at)) : lines.get(at)));
            if (own && at == 0) {
                source(frame, page);
            }
        }
    }

    /** The lines of the function that the first line names: the innermost one, where calls were inlined. */
    private void source(Frame frame, TextPage page) throws IOException {
        List<Symbol> names = frames.symbols(frame);
        Optional<SourceExcerpt> excerpt = names.isEmpty() ? Optional.empty() : sources.of(frame.module(), names.get(0));
        if (excerpt.isPresent()) {
            new SourceLinesText(excerpt.get(), palette).write(page);
        }
    }

    private static void left(int count, String what, TextPage page) throws IOException {
        if (count > 0) {
            page.line(INDENT + "… " + Amounts.count(count, what));
        }
    }
}
