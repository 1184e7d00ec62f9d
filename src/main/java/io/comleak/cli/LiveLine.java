// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.model.Progress;
import io.comleak.report.Amounts;
import io.comleak.report.Printable;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;

/**
 * Shows on a console how far a run has come: in one line that is written over, and gone at the end. Only for a program
 * with windows, as one of the console writes to that itself, and no line of ours may ever be in the midst of its own.
 */
final class LiveLine implements AutoCloseable {
    private static final long MILLISECONDS_APART = 500;

    private final String program;
    private final OverwrittenLine line;
    private final Timer timer = new Timer("live line", true);
    private long before;
    private boolean closed;

    /** Shows nothing yet. */
    LiveLine(String program, TextStream console) {
        this.program = program;
        this.line = new OverwrittenLine(console);
    }

    /** Returns at once; the first line comes when the program has run for a while. */
    void start(Supplier<Progress> progress) {
        TimerTask update = new TimerTask() {
            @Override
            public void run() {
                show(progress.get());
            }
        };
        timer.scheduleAtFixedRate(update, MILLISECONDS_APART, MILLISECONDS_APART);
    }

    private synchronized void show(Progress now) {
        if (!closed && line.isSeen()) {
            line.show(text(program, now, (now.allocations() - before) * 1000 / MILLISECONDS_APART));
            before = now.allocations();
        }
    }

    static String text(String program, Progress now, long allocationsPerSecond) {
        return Printable.of(program) + ": " + Amounts.bytesInBlocks(now.bytes(), now.blocks()) + " outstanding, "
                + Amounts.count(now.allocations(), "allocation") + " (" + Amounts.number(allocationsPerSecond)
                + " a second), " + Amounts.count(now.apartments(), "apartment");
    }

    /** Writes what is to stay; the line comes again below it. */
    synchronized void above(Runnable writing) {
        line.clear();
        writing.run();
    }

    /** Leaves no trace. */
    @Override
    public synchronized void close() {
        closed = true;
        timer.cancel();
        line.clear();
    }
}
