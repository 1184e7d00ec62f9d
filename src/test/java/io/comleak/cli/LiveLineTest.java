// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Progress;
import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveLineTest {
    private static final int WIDTH = 40;

    private final Screen screen = new Screen();

    /** A line of a console, in which a carriage return leads back to the start. */
    private static final class Screen extends Writer {
        private final StringBuilder line = new StringBuilder(" ".repeat(WIDTH));
        private final StringBuilder above = new StringBuilder();
        private int column;

        @Override
        public synchronized void write(char[] text, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                put(text[i]);
            }
            notifyAll();
        }

        private void put(char c) {
            if (c == '\n') {
                above.append(line.toString().stripTrailing()).append('\n');
                line.replace(0, WIDTH, " ".repeat(WIDTH));
            }
            if (c == '\n' || c == '\r') {
                column = 0;
            } else {
                line.setCharAt(column++, c);
            }
        }

        private synchronized void awaitLine(String start) throws InterruptedException {
            while (!line.toString().startsWith(start)) {
                wait();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private LiveLine line(int width) {
        return new LiveLine("app.exe", new TextStream(new PrintWriter(screen), () -> false, () -> width));
    }

    @Test
    void itIsClippedAndLeavesNoTrace() throws Exception {
        try (LiveLine line = line(WIDTH)) {
            line.start(() -> new Progress(12, 3456, 78, 1));
            screen.awaitLine("app.exe: 3,456 bytes in 12 blocks outst");
            line.above(() -> new PrintWriter(screen, true).print("PROVISIONAL\n"));
            screen.awaitLine("app.exe: 3,456 bytes in 12 blocks outst");
        }

        assertThat(screen.line.toString()).isBlank();
        assertThat(screen.above).hasToString("PROVISIONAL\n");
    }

    @Test
    void whatIsNoConsoleIsNotWrittenTo() {
        try (LiveLine line = line(0)) {
            line.start(() -> new Progress(1, 1, 1, 1));
            line.above(() -> {});
        }

        assertThat(screen.column).isZero();
        assertThat(screen.line.toString()).isBlank();
    }

    @Test
    void theRateIsThatOfASecond() {
        assertThat(LiveLine.text("a\u001b.exe", new Progress(1, 2, 3000, 2), 1500))
                .isEqualTo(
                        "a\\x1b.exe: 2 bytes in 1 block outstanding, 3,000 allocations (1,500 a second), 2 apartments");
    }
}
