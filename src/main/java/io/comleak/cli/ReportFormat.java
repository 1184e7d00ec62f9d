// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.Locale;

/** The forms that a report has. */
enum ReportFormat {
    TEXT(true),
    JSON(true);

    private final boolean contentsByDefault;

    ReportFormat(boolean contentsByDefault) {
        this.contentsByDefault = contentsByDefault;
    }

    /** Whether the blocks' bytes are in it unless they are kept out: not where a build server would show it to many. */
    boolean contentsByDefault() {
        return contentsByDefault;
    }

    /** As {@code --report} has it. */
    String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
