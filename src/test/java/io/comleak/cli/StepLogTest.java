// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StepLogTest {
    private final StringWriter console = new StringWriter();
    private final StringWriter file = new StringWriter();

    /** Waits for a latch before each line. */
    private static final class StoppedWriter extends StringWriter {
        private final CountDownLatch letGo;

        StoppedWriter(CountDownLatch letGo) {
            this.letGo = letGo;
        }

        @Override
        public void write(String text) {
            try {
                letGo.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.write(text);
        }
    }

    /** A full disk. */
    private static final class FullWriter extends Writer {
        private int lines;

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            if (++lines > 2) {
                throw new IOException("no room");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void stepsAreWrittenInTheirOrderWithTheTime() {
        try (StepLog log = new StepLog(new PrintWriter(console, true), file)) {
            log.did("process %d at 0x%x", 44, 0x140000000L);
            log.did("then");
        }

        assertThat(console.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .matches("comleak: \\d+\\.\\d{3} s: process 44 at 0x140000000");
        assertThat(file.toString().lines()).hasSize(2).last().asString().matches("\\d+\\.\\d{3} s: then");
    }

    @Test
    void namesOfTheTargetsOwnGiveNoOrders() {
        try (StepLog log = new StepLog(null, file)) {
            log.did("module %s", "a\n::error::b\u001b[2J.dll");
        }

        assertThat(file.toString().lines()).hasSize(1);
        assertThat(file.toString()).doesNotContain("\u001b");
    }

    /** Who tells does not wait, however long the console stands still; what there is no room for is counted. */
    @Test
    void aConsoleThatStandsStillStopsNobody() {
        CountDownLatch letGo = new CountDownLatch(1);
        StoppedWriter stopped = new StoppedWriter(letGo);

        try (StepLog log = new StepLog(null, stopped)) {
            for (int i = 0; i < 30_000; i++) {
                log.did("step %d", i);
            }
            letGo.countDown();
        }

        List<String> lines = stopped.toString().lines().toList();
        // Twice 10,000 at most, each with a line on what was left out before it was taken: the writer may begin late.
        assertThat(lines).hasSizeBetween(10_001, 20_002);
        assertThat(lines)
                .filteredOn(line -> line.contains("steps are left out here"))
                .isNotEmpty();
        long leftOut = lines.stream()
                .filter(line -> line.endsWith(" steps are left out here"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".* s: (\\d+) steps.*", "$1")))
                .sum();
        long written = lines.stream().filter(line -> line.contains(": step ")).count();
        assertThat(written + leftOut).isEqualTo(30_000);
    }

    @Test
    void nothingComesInBetweenAReport() throws Exception {
        PrintWriter error = new PrintWriter(console, true);
        try (StepLog log = new StepLog(error, null)) {
            log.did("before");
            Thread other = new Thread(() -> log.did("from another thread"));
            log.uninterrupted(() -> {
                error.println("first");
                other.start();
                try {
                    other.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                error.println("second");
            });
        }

        assertThat(console.toString().lines().map(line -> line.replaceAll(".* s: ", "")))
                .containsExactly("before", "first", "second", "from another thread");
    }

    @Test
    void aFileThatIsFullIsToldOf() {
        StepLog log = new StepLog(null, new FullWriter());
        for (int i = 0; i < 5; i++) {
            log.did("step");
        }
        log.close();

        assertThat(log.fault()).hasMessage("no room");
    }
}
