// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.junit;

import io.comleak.report.findings.Found;
import io.comleak.report.findings.Rule;
import io.comleak.report.findings.Severity;

/** How a finding's test case ended. */
enum Outcome {
    FAILURE("failure"),
    /** The test could not be carried out. */
    ERROR("error"),
    /** It does not fail the build, and is not passed off as good either. */
    SKIPPED("skipped");

    private final String element;

    Outcome(String element) {
        this.element = element;
    }

    String element() {
        return element;
    }

    static Outcome of(Found found) {
        if (found.severity() != Severity.ERROR) {
            return SKIPPED;
        }
        return found.rule() == Rule.INCOMPLETE ? ERROR : FAILURE;
    }
}
