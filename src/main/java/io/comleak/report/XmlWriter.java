// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML 1.0 as a stream. What XML cannot hold, and what would steer a terminal, is written as its code, visible to
 * the reader.
 */
public final class XmlWriter {
    private static final int FIRST_NONCHARACTER = 0xfffe;
    private static final String INDENT = "  ";

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inStartTag;
    private boolean hasText;

    /** Writes the declaration. The writer is the caller's to flush and close; its encoding has to be UTF-8. */
    public XmlWriter(Writer out) throws IOException {
        this.out = out;
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** Opens an element. */
    public XmlWriter start(String name) throws IOException {
        endStartTag();
        if (!open.isEmpty()) {
            out.write('\n');
        }
        indent();
        out.write('<');
        out.write(name);
        open.push(name);
        inStartTag = true;
        hasText = false;
        return this;
    }

    /** An attribute of the element that was opened last, before it has anything within it. */
    public XmlWriter attribute(String name, String value) throws IOException {
        out.write(' ');
        out.write(name);
        out.write("=\"");
        escape(value, false);
        out.write('"');
        return this;
    }

    /** Text in the element that is open, on one line: a line end that a target made is written as its code. */
    public XmlWriter text(String text) throws IOException {
        return text(text, false);
    }

    /** Text in the element that is open, of which each line is harmless by itself. */
    public XmlWriter lines(String text) throws IOException {
        return text(text, true);
    }

    private XmlWriter text(String text, boolean lines) throws IOException {
        endStartTag();
        escape(text, lines);
        hasText = true;
        return this;
    }

    /** Closes the element that was opened last. */
    public XmlWriter end() throws IOException {
        String name = open.pop();
        if (inStartTag) {
            out.write("/>");
        } else {
            if (!hasText) {
                out.write('\n');
                indent();
            }
            out.write("</");
            out.write(name);
            out.write('>');
        }
        inStartTag = false;
        hasText = false;
        if (open.isEmpty()) {
            out.write('\n');
        }
        return this;
    }

    /** An element with nothing but text in it. */
    public XmlWriter element(String name, String text) throws IOException {
        return start(name).text(text).end();
    }

    /** An element with a whole number in it. */
    public XmlWriter element(String name, long number) throws IOException {
        return element(name, Long.toString(number));
    }

    private void endStartTag() throws IOException {
        if (inStartTag) {
            out.write('>');
            inStartTag = false;
        }
    }

    private void indent() throws IOException {
        for (int depth = open.size(); depth > 0; depth--) {
            out.write(INDENT);
        }
    }

    private void escape(String text, boolean lines) throws IOException {
        int plain = 0;
        int last = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(last)) {
            int c = text.codePointAt(at);
            String escape = escape(c, last, lines);
            if (!escape.isEmpty()) {
                out.write(text, plain, at - plain);
                out.write(escape);
                plain = at + Character.charCount(c);
            }
            last = c;
        }
        out.write(text, plain, text.length() - plain);
    }

    /** What is written for a character; empty if that is the character itself. */
    private static String escape(int c, int before, boolean lines) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            // Two in a row may begin a build server's command, should the document be shown in its log.
            case '#' -> before == '#' ? "&#35;" : "";
            case '\n' -> lines ? "" : Printable.code(c);
            default -> unfit(c) ? Printable.code(c) : "";
        };
    }

    private static boolean unfit(int c) {
        return Printable.harmful(c) || (c & FIRST_NONCHARACTER) == FIRST_NONCHARACTER;
    }
}
