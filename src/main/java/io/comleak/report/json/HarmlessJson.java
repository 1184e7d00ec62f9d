// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import io.comleak.report.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes JSON so that it can be shown on a terminal. Outside of ASCII, characters occur within strings alone, where an
 * escape means the same; Gson escapes those below the space itself.
 */
final class HarmlessJson extends FilterWriter {
    private static final char DELETE = 0x7f;

    HarmlessJson(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        if (c >= DELETE && Printable.harmful(c)) {
            out.write(String.format("\\u%04x", c));
        } else {
            out.write(c);
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        for (int at = from; at < from + length; at++) {
            write(text[at]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        for (int at = from; at < from + length; at++) {
            write(text.charAt(at));
        }
    }
}
