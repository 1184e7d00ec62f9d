// SPDX-License-Identifier: Apache-2.0
package io.comleak.console;

import io.comleak.win32.ConsoleOutput;
import java.io.Writer;

/** Writes to a console in UTF-16. */
final class ConsoleWriter extends Writer {
    private final ConsoleOutput console;
    private final StringBuilder pending = new StringBuilder();

    ConsoleWriter(ConsoleOutput console) {
        this.console = console;
    }

    @Override
    public void write(char[] text, int offset, int length) {
        pending.append(text, offset, length);
    }

    @Override
    public void flush() {
        console.write(pending.toString());
        pending.setLength(0);
    }

    @Override
    public void close() {
        flush();
    }
}
