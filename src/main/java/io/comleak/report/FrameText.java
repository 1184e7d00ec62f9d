// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.model.Frame;
import io.comleak.model.Machine;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.origin.OwnLine;
import io.comleak.report.origin.OwnLines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames and addresses in words. */
public final class FrameText {
    private final Target target;
    private final Symbols symbols;
    private final OwnLines ownLines;

    public FrameText(Target target, Symbols symbols) {
        this.target = target;
        this.symbols = symbols;
        this.ownLines = new OwnLines(target, symbols);
    }

    /** The user's own line in a stack, or null where none of its frames is the program's. */
    public @Nullable OwnLine ownLine(StackTrace stack) {
        return ownLines.of(stack);
    }

    /** The same from a frame of the program's own on; null for a frame that is null. */
    public @Nullable OwnLine ownLine(StackTrace stack, @Nullable Frame first) {
        return ownLines.from(stack, first);
    }

    /** The program's file name. */
    public String program() {
        return Printable.of(target.name());
    }

    /** As wide as the target's addresses are. */
    public String address(long address) {
        return String.format(target.machine() == Machine.X64 ? "0x%016x" : "0x%08x", address);
    }

    /** One line for the frame, after one for each call that was inlined there. */
    public List<String> lines(Frame frame) {
        String start = "[" + address(frame.address()) + "]";
        List<Symbol> names = symbols.of(frame);
        if (names.isEmpty()) {
            return List.of(frame.module() == null ? start : start + " " + unnamed(frame));
        }
        List<String> lines = new ArrayList<>();
        for (Symbol name : shown(frame, names)) {
            lines.add(start + " " + named(frame, name) + source(name));
        }
        return lines;
    }

    /** Where the user's own line is, as a headline says it: {@code loadSettings, settings.cpp:88}. */
    public String place(OwnLine line) {
        Frame frame = line.frame();
        List<Symbol> names = symbols.of(frame);
        if (names.isEmpty()) {
            return unnamed(frame);
        }
        Symbol name = names.get(line.symbol());
        return name.file() == null
                ? named(frame, name)
                : Printable.of(name.function()) + ", " + Printable.of(fileName(name.file())) + ":" + name.line();
    }

    /** The same without the line, which another build may have elsewhere: {@code app!loadSettings}. */
    public String function(OwnLine line) {
        List<Symbol> names = symbols.of(line.frame());
        return names.isEmpty() ? unnamed(line.frame()) : function(line.frame(), names.get(line.symbol()));
    }

    /** Module and offset of a frame that has no name, or its address. */
    public String unnamed(Frame frame) {
        return frame.module() == null ? address(frame.address()) : offset(frame, frame.module());
    }

    /** The names of a frame that are shown, each with its module: all that was inlined there comes first. */
    public List<String> functions(Frame frame) {
        return symbols(frame).stream().map(name -> function(frame, name)).toList();
    }

    /** The names of a frame that are shown, in the same order. */
    public List<Symbol> symbols(Frame frame) {
        return shown(frame, symbols.of(frame));
    }

    /** What is inlined into Windows' own functions is of no use to the reader. */
    private List<Symbol> shown(Frame frame, List<Symbol> names) {
        boolean windows = frame.module() != null && !target.owns(frame.module());
        return windows && !names.isEmpty() ? names.subList(names.size() - 1, names.size()) : names;
    }

    private static String named(Frame frame, Symbol name) {
        String function = function(frame, name);
        return name.inlined() ? function : function + "+0x" + Long.toHexString(name.displacement());
    }

    private static String function(Frame frame, Symbol name) {
        String module = frame.module() == null ? "" : frame.module().shortName() + "!";
        return Printable.of(module + name.function());
    }

    private static String source(Symbol name) {
        String file = name.file() == null ? "" : " (" + Printable.of(fileName(name.file())) + ":" + name.line() + ")";
        return name.inlined() ? file + " (inlined)" : file;
    }

    private static String offset(Frame frame, Module module) {
        return Printable.of(module.shortName()) + "+0x" + Long.toHexString(frame.offset());
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }
}
