// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.report.Printable;
import java.io.IOException;

/** A file is no run that can be read. The message is one line: the file, the place in it, what is wrong there. */
public final class SavedRunException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_PLACE = 120;

    private final String wrong;
    private final String advice;

    /** {@code place} is a path such as {@code $.groups[3].bytes}, or {@code $} for the whole. */
    SavedRunException(String file, String place, String wrong, String advice) {
        super(Printable.of(file + ": " + shown(place) + wrong));
        this.wrong = wrong;
        this.advice = advice;
    }

    /** What is wrong, without the place. */
    String wrong() {
        return wrong;
    }

    /** One line of what to do next. */
    public String advice() {
        return advice;
    }

    private static String shown(String place) {
        String path = place.startsWith("$.") ? place.substring(2) : place.substring(place.startsWith("$") ? 1 : 0);
        if (path.isEmpty()) {
            return "";
        }
        return (path.length() > LONGEST_PLACE ? "…" + path.substring(path.length() - LONGEST_PLACE) : path) + ": ";
    }
}
