// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.report.Amounts;
import io.comleak.report.FrameText;
import io.comleak.report.origin.OwnLine;
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

    void write(StackTrace stack, TextPage page) throws IOException {
        write(folded(stack), frames.ownLine(stack), page);
    }

    /** The user's own line is looked for from a frame on. */
    void write(StackTrace stack, @Nullable Frame first, TextPage page) throws IOException {
        write(folded(stack), frames.ownLine(stack, first), page);
    }

    void writeFault(StackTrace stack, TextPage page) throws IOException {
        write(all() ? FoldedStack.whole(stack) : FoldedStack.ofFault(stack, symbols), frames.ownLine(stack), page);
    }

    private FoldedStack folded(StackTrace stack) {
        return all() ? FoldedStack.whole(stack) : FoldedStack.of(stack, symbols);
    }

    private boolean all() {
        return maxFrames == TextOptions.ALL_FRAMES;
    }

    private void write(FoldedStack folded, @Nullable OwnLine own, TextPage page) throws IOException {
        left(folded.allocatorFrames(), "allocator frame", page);
        int most = all() ? folded.frames().size() : maxFrames;
        List<Frame> shown =
                folded.frames().subList(0, Math.min(most, folded.frames().size()));
        for (Frame frame : shown) {
            write(frame, own, page);
        }
        left(folded.frames().size() - shown.size(), "more frame", page);
        left(folded.runtimeFrames(), "runtime frame", page);
        if (!folded.scanned().isEmpty()) {
            scanned(folded.scanned(), page);
        } else if (folded.cut() && !folded.frames().isEmpty()) {
            page.line(INDENT + "… and more that were not captured");
        }
        if (folded.frames().isEmpty()) {
            page.line(INDENT + NONE);
        }
    }

    private void scanned(List<Frame> found, TextPage page) throws IOException {
        page.line(INDENT + "… and more, the first time perhaps these:");
        int shown = all() ? found.size() : Math.min(maxFrames, found.size());
        for (Frame frame : found.subList(0, shown)) {
            for (String line : frames.lines(frame)) {
                page.line(INDENT + "? " + line);
            }
        }
        left(found.size() - shown, "more of them", page);
    }

    /** Where the user's own code comes in, as the end of a headline. */
    String inOwnCode(StackTrace stack) {
        return inOwnCode(stack, frames.ownLine(stack));
    }

    /** The same from a frame on. */
    String inOwnCode(StackTrace stack, @Nullable Frame first) {
        return inOwnCode(stack, frames.ownLine(stack, first));
    }

    private String inOwnCode(StackTrace stack, @Nullable OwnLine own) {
        if (stack.frames().isEmpty()) {
            return NONE;
        }
        return own == null
                ? "outside the code of " + frames.program()
                : "in " + palette.paint(Role.OWN_LINE, frames.place(own));
    }

    private void write(Frame frame, @Nullable OwnLine own, TextPage page) throws IOException {
        int marked = own != null && own.frame().equals(frame) ? own.symbol() : -1;
        List<String> lines = frames.lines(frame);
        for (int at = 0; at < lines.size(); at++) {
            boolean mark = at == marked;
            page.line(INDENT + (mark ? palette.paint(Role.OWN_LINE, lines.get(at)) : lines.get(at)));
            if (mark) {
                source(frame, at, page);
            }
        }
    }

    /** The lines of the function that the marked line names. */
    private void source(Frame frame, int symbol, TextPage page) throws IOException {
        List<Symbol> names = frames.symbols(frame);
        Optional<SourceExcerpt> excerpt =
                symbol < names.size() ? sources.of(frame.module(), names.get(symbol)) : Optional.empty();
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
