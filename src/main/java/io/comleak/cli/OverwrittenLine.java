// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.io.PrintWriter;

/** A line of a console that is written over, and gone at the end; nothing at all where there is no console. */
final class OverwrittenLine {
    private final TextStream console;
    private int shown;

    OverwrittenLine(TextStream console) {
        this.console = console;
    }

    boolean isSeen() {
        return console.width().getAsInt() > 1;
    }

    void show(String line) {
        if (isSeen()) {
            // In the last column the console would go to the next line.
            replace(line.substring(0, Math.min(line.length(), console.width().getAsInt() - 1)));
        }
    }

    void clear() {
        replace("");
    }

    private void replace(String line) {
        if (line.isEmpty() && shown == 0) {
            return;
        }
        PrintWriter writer = console.writer();
        writer.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())) + "\r");
        writer.flush();
        shown = line.length();
    }
}
