// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.report.ContentsShown;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms that a report has. */
enum ReportFormat {
    TEXT(ContentsShown.FULL),
    JSON(ContentsShown.FULL),
    /** A page for a browser. */
    HTML(ContentsShown.FULL),
    JUNIT(ContentsShown.NONE),
    SARIF(ContentsShown.NONE),
    VALGRIND(ContentsShown.NONE),
    /** Annotations, as workflow commands of GitHub's. */
    GITHUB(ContentsShown.NONE),
    /** Lines as MSVC's compiler writes them. */
    MSVC(ContentsShown.NONE);

    private final ContentsShown contentsByDefault;

    ReportFormat(ContentsShown contentsByDefault) {
        this.contentsByDefault = contentsByDefault;
    }

    /** How much of what is in the blocks, unless told otherwise: nothing where a build server would show it to many. */
    ContentsShown contentsByDefault() {
        return contentsByDefault;
    }

    /** Whether it goes to standard error, beside the text, where no file is named: an editor reads both there. */
    boolean standardError() {
        return this == MSVC;
    }

    /** As {@code --report} has it. */
    String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String allOptionValues() {
        return Arrays.stream(values()).map(ReportFormat::optionValue).collect(Collectors.joining(", "));
    }
}
