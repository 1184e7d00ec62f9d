// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Lines of text, ended alike on every system, of which none is a workflow command to a build server that reads them. */
final class TextPage {
    private final Writer out;
    private boolean blank = true;

    TextPage(Writer out) {
        this.out = out;
    }

    void line(String text) throws IOException {
        out.write(Printable.noCommand(text));
        out.write('\n');
        blank = false;
    }

    void lines(List<String> lines) throws IOException {
        for (String line : lines) {
            line(line);
        }
    }

    /** An empty line, unless the last one is, or nothing has been written yet. */
    void gap() throws IOException {
        if (!blank) {
            out.write('\n');
            blank = true;
        }
    }

    void flush() throws IOException {
        out.flush();
    }
}
