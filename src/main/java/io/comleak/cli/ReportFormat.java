// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.report.ContentsShown;
import java.util.Locale;

/** The forms that a report has. */
enum ReportFormat {
    TEXT(ContentsShown.FULL),
    JSON(ContentsShown.FULL);

    private final ContentsShown contentsByDefault;

    ReportFormat(ContentsShown contentsByDefault) {
        this.contentsByDefault = contentsByDefault;
    }

    /** How much of what is in the blocks, unless told otherwise: nothing where a build server would show it to many. */
    ContentsShown contentsByDefault() {
        return contentsByDefault;
    }

    /** As {@code --report} has it. */
    String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
