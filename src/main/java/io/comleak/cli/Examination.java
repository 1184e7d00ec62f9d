// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.doctor.ConsoleText;
import io.comleak.doctor.Doctor;
import io.comleak.doctor.DoctorJson;
import io.comleak.doctor.Observation;
import io.comleak.doctor.State;
import io.comleak.failure.ErrorId;
import io.comleak.failure.ExitCode;
import io.comleak.report.Amounts;
import io.comleak.report.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One {@code comleak doctor}: a line for each thing that is looked at, and one of what to do where there is something. */
final class Examination {
    /** The exit code where there are faults. */
    private static final int FAULTS = 1;

    private final DoctorCommand options;
    private final TextStream out;
    private final TextStream error;
    private final List<Observation> seen = new ArrayList<>();

    Examination(DoctorCommand options, TextStream out, TextStream error) {
        this.options = options;
        this.out = out;
        this.error = error;
    }

    int run() throws UserError {
        int width = error.width().getAsInt();
        ConsoleText console =
                new ConsoleText(width, width > 0 && error.colours().getAsBoolean());
        new Doctor(options.symbols.locations(), Run.apc(), console).examine(options.program, this::take);
        finish();
        return count(State.FAULT) == 0 ? ExitCode.OK : FAULTS;
    }

    private void take(Observation observation) {
        seen.add(observation);
        if (!options.json) {
            out.writer().println(text(observation));
        }
    }

    /** Such as {@code warning  folder: cannot write into C:\Windows: …}. */
    private static String text(Observation observation) {
        ErrorId id = observation.error();
        String line = String.format(
                "%-7s  %s: %s%s",
                observation.state().label(),
                observation.check(),
                Printable.of(observation.found()),
                id == null ? "" : " [" + id + "]");
        return observation.advice().isEmpty() ? line : String.format("%s%n         %s", line, observation.advice());
    }

    private void finish() throws UserError {
        if (!options.json) {
            out.writer()
                    .println(Amounts.count(count(State.FAULT), "fault") + ", "
                            + Amounts.count(count(State.WARNING), "warning"));
            return;
        }
        try {
            DoctorJson.write(seen, Version.number(), out.writer());
        } catch (IOException e) {
            throw new UserError(
                    ErrorId.REPORT_NOT_WRITTEN, "See who closed standard output.", String.valueOf(e.getMessage()));
        }
    }

    private long count(State state) {
        return seen.stream().filter(observation -> observation.state() == state).count();
    }
}
