// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.report.Printable;
import io.comleak.symbols.SymbolProgress;
import java.util.Timer;
import java.util.TimerTask;

/** Shows on a console how far the search for symbols has come, if it takes long: a symbol server can. */
final class SymbolLine implements SymbolProgress, AutoCloseable {
    private static final long DELAY_MILLISECONDS = 1000;
    private static final long MILLISECONDS_APART = 250;

    private final OverwrittenLine line;
    private final Timer timer = new Timer("symbol line", true);
    private String text = "";
    private boolean closed;

    /** Shows nothing yet. */
    SymbolLine(TextStream console) {
        line = new OverwrittenLine(console);
    }

    /** Returns at once; the line comes after a while, and only where there is a console. */
    void start() {
        TimerTask update = new TimerTask() {
            @Override
            public void run() {
                show();
            }
        };
        timer.schedule(update, DELAY_MILLISECONDS, MILLISECONDS_APART);
    }

    @Override
    public synchronized void lookingAt(int done, int all, String module) {
        text = "Looking for symbols: " + done + " of " + all + " modules, " + Printable.of(module) + "…";
    }

    private synchronized void show() {
        if (!closed && !text.isEmpty()) {
            line.show(text);
        }
    }

    /** Leaves no trace. */
    @Override
    public synchronized void close() {
        closed = true;
        timer.cancel();
        line.clear();
    }
}
