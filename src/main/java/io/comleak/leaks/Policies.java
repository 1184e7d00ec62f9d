// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import java.util.Arrays;

/**
 * What is done about each class of findings. Leaks fail unless they are tolerated.
 *
 * @param lateFrees blocks freed after COM was shut down
 * @param held blocks outstanding at the end with COM still initialised
 * @param wrongFrees frees of what was not outstanding; only certain ones fail
 * @param children processes that the target started and that were not watched
 * @param incomplete a result that is incomplete, but not through comleak
 * @param errorExitcode comleak's exit code where anything fails; 0 leaves the target's
 * @param tolerance leaks that do not fail
 */
public record Policies(
        Policy lateFrees,
        Policy held,
        Policy wrongFrees,
        Policy children,
        Policy incomplete,
        int errorExitcode,
        Tolerance tolerance) {
    public static final Policies DEFAULT =
            new Policies(Policy.WARN, Policy.WARN, Policy.FAIL, Policy.WARN, Policy.FAIL, 23);

    /** Without tolerance. */
    public Policies(
            Policy lateFrees, Policy held, Policy wrongFrees, Policy children, Policy incomplete, int errorExitcode) {
        this(lateFrees, held, wrongFrees, children, incomplete, errorExitcode, Tolerance.NONE);
    }

    /** Whether a finding that was made is to fail. */
    boolean fails(Finding finding, LeakCheck check) {
        return of(finding) == Policy.FAIL
                && !(finding == Finding.LEAKS && tolerance.covers(check.totals(LeakClass.LEAK)));
    }

    /** The policy for a finding. */
    public Policy of(Finding finding) {
        return switch (finding) {
            case LEAKS -> Policy.FAIL;
            case HELD -> held;
            case LATE_FREES -> lateFrees;
            case WRONG_FREES -> wrongFrees;
            case CHILDREN -> children;
            case INCOMPLETE -> incomplete;
        };
    }

    /** Whether the text report shows it. */
    public boolean shows(Finding finding) {
        return of(finding) != Policy.IGNORE;
    }

    /** Whether there is a finding that the text report shows. */
    public boolean showsAnyOf(LeakCheck check) {
        return Arrays.stream(Finding.values()).anyMatch(finding -> shows(finding) && finding.isIn(check));
    }
}
