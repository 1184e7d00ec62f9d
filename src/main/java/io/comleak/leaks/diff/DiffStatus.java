// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Policy;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The exit code of comleak after a comparison, and why it is that.
 *
 * @param code of the process
 * @param cause the first rule that held
 * @param failures what is new or grown, and set to fail
 */
public record DiffStatus(int code, Cause cause, Set<Finding> failures) {
    /** The rules, in their order. */
    public enum Cause {
        NEW,
        /** The new side is not complete: there may be something new that was not seen. */
        INCOMPLETE,
        NOTHING_NEW
    }

    private static final int INCOMPLETE = 125;

    public DiffStatus {
        failures = Set.copyOf(failures);
    }

    public static DiffStatus of(LeakDiff diff, Policies policies) {
        Set<Finding> failures = diff.changes().stream()
                .filter(change -> change.standing().worse())
                .map(Change::finding)
                .filter(finding -> policies.of(finding) == Policy.FAIL)
                .collect(Collectors.toSet());
        if (!failures.isEmpty() && policies.errorExitcode() != 0) {
            return new DiffStatus(policies.errorExitcode(), Cause.NEW, failures);
        }
        // What was not seen through comleak's own fault no policy makes good.
        boolean incomplete = policies.of(Finding.INCOMPLETE) == Policy.FAIL
                ? !diff.after().incomplete().isEmpty()
                : diff.after().incomplete().stream().anyMatch(ExitStatus::throughComleak);
        return incomplete
                ? new DiffStatus(INCOMPLETE, Cause.INCOMPLETE, failures)
                : new DiffStatus(0, Cause.NOTHING_NEW, failures);
    }
}
