// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.failure.ErrorId;
import io.comleak.steps.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    /** The log cannot have a report's file. */
    void checkAreNot(@Nullable ReportFile log) throws UserError {
        if (log != null && haveOneIn(log)) {
            throw new UserError(ErrorId.LOG_IN_REPORT, "Name a file for each.", log.path());
        }
    }

    /** Returns whether all of them could be written whole. */
    boolean write(Function<Destination, ReportFile.Content> content, Steps steps) {
        boolean written = true;
        for (Destination to : all) {
            written &= write(to, content.apply(to), steps);
        }
        return written;
    }

    private boolean write(Destination to, ReportFile.Content content, Steps steps) {
        AtomicBoolean written = new AtomicBoolean();
        steps.uninterrupted(() -> written.set(to.write(content, error.writer())));
        steps.did("%s written as %s", to.name(), to.format().optionValue());
        return written.get();
    }
}
