// SPDX-License-Identifier: Apache-2.0
package io.comleak.console;

import io.comleak.win32.ConsoleOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * This process's two streams for text. On a console, text is written as such, whatever the code page is, which is the
 * target's to set; into a pipe or a file it is written as UTF-8.
 */
public final class Terminal implements AutoCloseable {
    private final PrintWriter out;
    private final PrintWriter error;
    private final @Nullable ConsoleOutput outConsole;
    private final @Nullable ConsoleOutput errorConsole;

    private boolean outChanged;

    private Terminal(
            PrintWriter out,
            PrintWriter error,
            @Nullable ConsoleOutput outConsole,
            @Nullable ConsoleOutput errorConsole) {
        this.outConsole = outConsole;
        this.out = out;
        this.error = error;
        this.errorConsole = errorConsole;
    }

    /** Closing it leaves the streams open, and the console as it was. */
    public static Terminal ofThisProcess() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        ConsoleOutput outConsole = windows ? ConsoleOutput.standardOutput() : null;
        ConsoleOutput errorConsole = windows ? ConsoleOutput.standardError() : null;
        return new Terminal(
                text(outConsole, FileDescriptor.out), text(errorConsole, FileDescriptor.err), outConsole, errorConsole);
    }

    private static PrintWriter text(@Nullable ConsoleOutput console, FileDescriptor descriptor) {
        Writer writer = console != null
                ? new ConsoleWriter(console)
                : new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8);
        return new PrintWriter(writer, true);
    }

    /** Standard output. */
    public PrintWriter out() {
        return out;
    }

    /** Standard error. */
    public PrintWriter error() {
        return error;
    }

    /**
     * Makes standard error show colours; false if it cannot. Not to be asked for while a target runs: the console's mode
     * is one for all its programs.
     */
    public boolean showColours() {
        return showColours(errorConsole);
    }

    /** The same for standard output. */
    public boolean showColoursOnOutput() {
        outChanged = outConsole != null;
        return showColours(outConsole);
    }

    private static boolean showColours(@Nullable ConsoleOutput console) {
        return console != null && console.understandEscapes();
    }

    @Override
    public void close() {
        out.flush();
        error.flush();
        if (outConsole != null && outChanged) {
            outConsole.close();
        }
        if (errorConsole != null) {
            errorConsole.close();
        }
    }
}
