// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SymbolLineTest {
    /** What is written, and somebody waits for. */
    private static final class Console extends Writer {
        private final StringBuilder text = new StringBuilder();

        @Override
        public synchronized void write(char[] letters, int offset, int length) {
            text.append(letters, offset, length);
            notifyAll();
        }

        private synchronized void await(String part) throws InterruptedException {
            while (text.indexOf(part) < 0) {
                wait();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final Console console = new Console();

    private SymbolLine line(int width) {
        return new SymbolLine(new TextStream(new PrintWriter(console), () -> false, () -> width));
    }

    @Test
    void itComesAfterAWhileAndLeavesNoTrace() throws Exception {
        String line = "Looking for symbols: 12 of 40 modules, app\\x1b.dll…";
        try (SymbolLine symbols = line(80)) {
            symbols.start();
            symbols.lookingAt(12, 40, "app\u001b.dll");
            console.await(line);
        }

        assertThat(console.text.toString())
                .startsWith("\r" + line + "\r")
                .endsWith("\r" + " ".repeat(line.length()) + "\r");
    }

    @Test
    void whatIsOverSoonIsNotShown() {
        try (SymbolLine symbols = line(80)) {
            symbols.start();
            symbols.lookingAt(1, 2, "a.dll");
        }

        assertThat(console.text).isEmpty();
    }
}
