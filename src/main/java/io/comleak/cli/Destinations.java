// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Where reports go: settled before what they tell of, written after it. */
final class Destinations {
    private final List<Destination> all = new ArrayList<>();
    private final boolean force;
    private final TextStream out;
    private final TextStream error;

    /** Files that cannot be written are errors at once; with {@code force}, those that are there are none. */
    Destinations(List<Output> outputs, boolean force, TextStream out, TextStream error) throws UserError {
        this.force = force;
        this.out = out;
        this.error = error;
        for (Output output : outputs) {
            add(output);
        }
    }

    private void add(Output output) throws UserError {
        Destination to = Destination.of(output, force, out, error);
        if (to.file() != null && haveOneIn(to.file())) {
            throw new UserError(
                    ErrorId.TWO_REPORTS_IN_ONE_FILE,
                    "Name a file for each.",
                    to.file().path());
        }
        all.add(to);
    }

    /** One more, on standard output. */
    void addToOutput(ReportFormat format) {
        all.add(new Destination(format, null, out));
    }

    /** One more, on standard error. */
    void addToError(ReportFormat format) {
        all.add(new Destination(format, null, error));
    }

    /** Files that are read as well are an error. */
    void checkAreNone(Iterable<String> inputs) throws UserError {
        for (Destination to : all) {
            if (to.file() != null) {
                to.file().checkIsNone(inputs);
            }
        }
    }

    boolean haveOneIn(ReportFile file) {
        return all.stream().anyMatch(to -> file.equals(to.file()));
    }

    /** Returns whether all of them could be written whole. */
    boolean write(Function<Destination, ReportFile.Content> content) {
        boolean written = true;
        for (Destination to : all) {
            written &= to.write(content.apply(to), error.writer());
        }
        return written;
    }
}
