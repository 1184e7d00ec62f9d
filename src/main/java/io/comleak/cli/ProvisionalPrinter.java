// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.ProvisionalCheck;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Prints provisional reports on a thread of its own: to find names takes time, and a console can stop its writers, while
 * the thread that hands them over has a stream to drain. After {@link #close} nothing more is printed.
 */
final class ProvisionalPrinter implements Consumer<ProvisionalCheck>, AutoCloseable {
    /** Finds names, and returns what is left to be done, which is to write. */
    @FunctionalInterface
    interface Preparation {
        Runnable prepare(ProvisionalCheck check);
    }

    private final Preparation preparation;
    private final ExecutorService printing = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "provisional reports");
        thread.setDaemon(true);
        return thread;
    });
    private boolean closed;

    ProvisionalPrinter(Preparation preparation) {
        this.preparation = preparation;
    }

    @Override
    public void accept(ProvisionalCheck check) {
        printing.execute(() -> write(preparation.prepare(check)));
    }

    private synchronized void write(Runnable writing) {
        if (!closed) {
            writing.run();
        }
    }

    /** Waits for one that is being written. */
    @Override
    public synchronized void close() {
        closed = true;
        printing.shutdown();
    }
}
