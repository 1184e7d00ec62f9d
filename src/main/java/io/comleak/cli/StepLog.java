// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.report.Printable;
import io.comleak.steps.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes steps down, each with the time since the first, on a thread of its own: those who tell of them include the one
 * that drains the target's stream, which may wait for no console and no file.
 */
final class StepLog implements Steps, AutoCloseable {
    /** More than that are left out, and counted: the console may have stopped its writers. */
    private static final int MOST_WAITING = 10_000;

    /** What is yet to be written. */
    private record Step(long nanos, String format, List<Object> about) {
        String text() {
            return Printable.of(String.format(Locale.ROOT, format, about.toArray()));
        }
    }

    private final @Nullable PrintWriter console;
    private final @Nullable Writer file;
    private final long start = System.nanoTime();
    private final Deque<Step> waiting = new ArrayDeque<>();
    private final Object writing = new Object();
    private final Thread writer = new Thread(this::write, "steps");
    private int leftOut;
    private long told;
    private long written;
    private boolean closed;
    private @Nullable IOException fault;

    /** Either may be null. Closing it closes the file. */
    StepLog(@Nullable PrintWriter console, @Nullable Writer file) {
        this.console = console;
        this.file = file;
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public synchronized void did(String format, Object... about) {
        if (waiting.size() >= MOST_WAITING) {
            leftOut++;
            return;
        }
        waiting.add(new Step(System.nanoTime() - start, format, Arrays.asList(about)));
        told++;
        notifyAll();
    }

    @Override
    public void uninterrupted(Runnable text) {
        awaitWritten();
        synchronized (writing) {
            text.run();
        }
    }

    /** The first that kept a line from being written to the file; null if all are there. */
    synchronized @Nullable IOException fault() {
        return fault;
    }

    /** Returns when everything is written. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        awaitWritten();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitWritten() {
        long all = told;
        try {
            while (written < all) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        for (List<Step> steps = take(); !steps.isEmpty(); steps = take()) {
            synchronized (writing) {
                steps.forEach(this::write);
            }
            wrote(steps.size());
        }
        closeFile();
    }

    /** Waits for some; none are left if it returns none. */
    private synchronized List<Step> take() {
        try {
            while (waiting.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Step> steps = new ArrayList<>(waiting);
        waiting.clear();
        if (leftOut > 0) {
            steps.add(new Step(System.nanoTime() - start, "%d steps are left out here", List.of(leftOut)));
            told++;
            leftOut = 0;
        }
        return steps;
    }

    private synchronized void wrote(int steps) {
        written += steps;
        notifyAll();
    }

    private void write(Step step) {
        String seconds = String.format(Locale.ROOT, "%.3f s", step.nanos() / (double) TimeUnit.SECONDS.toNanos(1));
        if (console != null) {
            console.println("comleak: " + seconds + ": " + step.text());
        }
        if (file != null && fault() == null) {
            writeToFile(file, seconds + ": " + step.text() + System.lineSeparator());
        }
    }

    /** Line by line, so that it is all there whatever comes. */
    private void writeToFile(Writer to, String line) {
        try {
            to.write(line);
            to.flush();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void closeFile() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private synchronized void failed(IOException e) {
        fault = fault == null ? e : fault;
    }
}
