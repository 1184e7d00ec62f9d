// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.valgrind;

import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.report.XmlWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes stacks. A call that was inlined is a frame of its own, at the address of the frame that it is in. */
final class ValgrindStacks {
    /** A stack has at least one frame, and a frame an address. */
    private static final Frame UNKNOWN = new Frame(0, null);

    private final XmlWriter xml;
    private final Symbols symbols;

    ValgrindStacks(XmlWriter xml, Symbols symbols) {
        this.xml = xml;
        this.symbols = symbols;
    }

    static String hex(long number) {
        return "0x" + Long.toHexString(number).toUpperCase(Locale.ROOT);
    }

    void write(StackTrace stack) throws IOException {
        xml.start("stack");
        for (Frame frame : stack.frames().isEmpty() ? List.of(UNKNOWN) : stack.frames()) {
            write(frame);
        }
        xml.end();
    }

    private void write(Frame frame) throws IOException {
        List<Symbol> names = symbols.of(frame);
        if (names.isEmpty()) {
            write(frame, null);
        }
        for (Symbol name : names) {
            write(frame, name);
        }
    }

    private void write(Frame frame, @Nullable Symbol name) throws IOException {
        xml.start("frame").element("ip", hex(frame.address()));
        if (frame.module() != null) {
            xml.element("obj", frame.module().path());
        }
        if (name != null) {
            xml.element("fn", name.function());
            if (name.file() != null) {
                source(name.file(), name.line());
            }
        }
        xml.end();
    }

    /** Readers join folder and file by a slash; without a folder some do not take the file. */
    private void source(String path, int line) throws IOException {
        int slash = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        xml.element("dir", slash < 0 ? "." : path.substring(0, Math.max(1, slash)))
                .element("file", path.substring(slash + 1))
                .element("line", line);
    }
}
