// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Where a report goes.
 *
 * @param format of the report
 * @param file null for the stream
 * @param stream also takes a report whose file has no room for it
 */
record Destination(ReportFormat format, @Nullable ReportFile file, TextStream stream) {
    static Destination of(Output output, boolean force, TextStream out, TextStream error) throws UserError {
        ReportFile file = output.toStandardOutput() ? null : ReportFile.of(output.file(), force);
        return new Destination(
                output.format(), file, file != null && output.format() == ReportFormat.TEXT ? error : out);
    }

    /** Whether a text has colours there. */
    boolean inColour(ColorWhen when) {
        return file == null && when.in(stream.colours());
    }

    /** Returns whether it could be written whole; if not, {@code error} says why. */
    boolean write(ReportFile.Content content, PrintWriter error) {
        if (file == null) {
            return writeToStream(content, error);
        }
        try {
            file.write(content);
            return true;
        } catch (IOException e) {
            error.println("comleak: cannot write " + file.path() + ": " + e.getMessage());
            error.println("  The report follows here. Mend that, or name another file.");
            writeToStream(content, error);
            return false;
        }
    }

    private boolean writeToStream(ReportFile.Content content, PrintWriter error) {
        try {
            content.writeTo(stream.writer());
        } catch (IOException e) {
            error.println("comleak: cannot write the report: " + e.getMessage());
            return false;
        }
        if (stream.writer().checkError()) {
            error.println("comleak: the report could not be written whole");
            return false;
        }
        return true;
    }
}
