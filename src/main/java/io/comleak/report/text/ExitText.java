// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.failure.ErrorId;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.report.ExitCodes;
import io.comleak.report.Printable;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Why comleak's exit code is what it is. */
final class ExitText {
    private ExitText() {}

    /** Such as {@code exit 23: leaks}. */
    static String of(ExitStatus status, LeakCheck check) {
        return "exit " + ExitCodes.text(status.code()) + ": " + why(status, check);
    }

    private static String why(ExitStatus status, LeakCheck check) {
        String own = Printable.of(check.run().target().name()) + "'s own exit code";
        return switch (status.cause()) {
            case COMLEAK -> failure(ErrorId.RUN_INCOMPLETE_BY_COMLEAK);
            case TIMED_OUT -> "timed out";
            case FINDINGS -> failures(status);
            case INCOMPLETE ->
                status.code() == check.run().ending().exitCode()
                        ? own + "; the result is incomplete"
                        : failure(ErrorId.RUN_INCOMPLETE);
            case TARGET -> own + (status.failures().isEmpty() ? "" : "; " + failures(status) + " do not change it");
        };
    }

    static String failure(ErrorId id) {
        return id.message() + " [" + id + "]";
    }

    private static String failures(ExitStatus status) {
        return Arrays.stream(Finding.values())
                .filter(status.failures()::contains)
                .map(ExitText::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(Finding finding) {
        return switch (finding) {
            case LEAKS -> "leaks";
            case HELD -> "blocks held at exit";
            case LATE_FREES -> "late frees";
            case WRONG_FREES -> "wrong frees";
            case CHILDREN -> "child processes that were not watched";
            case INCOMPLETE -> "an incomplete result";
        };
    }
}
