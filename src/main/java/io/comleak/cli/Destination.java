// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.failure.Failure;
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
    private static final String MEND = "See who closed the stream, or name a file: --report=FORMAT:FILE.";

    static Destination of(Output output, boolean force, TextStream out, TextStream error) throws UserError {
        if (output.toStandardError()) {
            return new Destination(output.format(), null, error);
        }
        ReportFile file = output.toStandardOutput() ? null : ReportFile.of(output.file(), force);
        return new Destination(
                output.format(), file, file != null && output.format() == ReportFormat.TEXT ? error : out);
    }

    /** For those who ask where it went. */
    String name() {
        return file == null ? "a stream" : file.path().toString();
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
            error.println(Failure.of(
                            ErrorId.FILE_NOT_WRITTEN,
                            "The report follows here. Mend that, or name another file.",
                            file.path(),
                            String.valueOf(e.getMessage()))
                    .text());
            writeToStream(content, error);
            return false;
        }
    }

    private boolean writeToStream(ReportFile.Content content, PrintWriter error) {
        try {
            content.writeTo(stream.writer());
        } catch (IOException e) {
            error.println(Failure.of(ErrorId.REPORT_NOT_WRITTEN, MEND, String.valueOf(e.getMessage()))
                    .text());
            return false;
        }
        if (stream.writer().checkError()) {
            error.println(Failure.of(ErrorId.REPORT_NOT_WHOLE, MEND).text());
            return false;
        }
        return true;
    }
}
