// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes JSON so that it can be shown on a terminal and in the log of a build server. Outside of ASCII, and as a second
 * number sign, characters occur within strings alone, where an escape means the same; Gson escapes those below the space
 * itself.
 */
public final class HarmlessJson extends FilterWriter {
    private static final char DELETE = 0x7f;

    private char last;

    /** Writes to another writer, which stays the caller's to close. */
    public HarmlessJson(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        if (harmful((char) c)) {
            out.write(String.format("\\u%04x", c));
        } else {
            out.write(c);
        }
        last = (char) c;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        int end = from + length;
        int plain = from;
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (harmful(c)) {
                out.write(text, plain, at - plain);
                write(c);
                plain = at + 1;
            }
            last = c;
        }
        out.write(text, plain, end - plain);
    }

    /** Build servers take a line for a command that has {@code ##[} or the like in it. */
    private boolean harmful(char c) {
        return (c == '#' && last == '#') || (c >= DELETE && Printable.harmful(c));
    }
}
