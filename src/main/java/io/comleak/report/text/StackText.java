// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbols;
import io.comleak.report.Amounts;
import io.comleak.report.FrameText;
import io.comleak.report.text.Palette.Role;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes stack traces, folded, with the user's own line marked. */
final class StackText {
    private static final String INDENT = "  ";
    private static final String NONE = "no stack was recorded";

    private final FrameText frames;
    private final Symbols symbols;
    private final Palette palette;
    private final int maxFrames;

    StackText(FrameText frames, Symbols symbols, Palette palette, int maxFrames) {
        this.frames = frames;
        this.symbols = symbols;
        this.palette = palette;
        this.maxFrames = maxFrames;
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
        for (String line : frames.lines(frame)) {
            page.line(INDENT + (own ? palette.paint(Role.OWN_LINE, line) : line));
        }
    }

    private static void left(int count, String what, TextPage page) throws IOException {
        if (count > 0) {
            page.line(INDENT + "… " + Amounts.count(count, what));
        }
    }
}
