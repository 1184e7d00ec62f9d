// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Ending;
import io.comleak.model.Incompleteness;
import java.util.EnumSet;
import java.util.Set;

/**
 * The exit code of comleak after a run, and why it is that.
 *
 * @param code all 32 bits
 * @param cause the first rule that held
 * @param failures the findings that were set to fail
 * @param baseline what was known before, and did not fail
 */
public record ExitStatus(int code, Cause cause, Set<Finding> failures, Baseline baseline) {
    /** The rules, in their order. */
    public enum Cause {
        /** The result is incomplete through comleak. */
        COMLEAK,
        TIMED_OUT,
        FINDINGS,
        /** The result is incomplete for another reason. */
        INCOMPLETE,
        /** The target's own exit code. */
        TARGET
    }

    private static final int COMLEAK_FAILED = 125;
    private static final int TIMED_OUT = 124;

    /** Without a baseline. */
    public ExitStatus(int code, Cause cause, Set<Finding> failures) {
        this(code, cause, failures, Baseline.NONE);
    }

    public ExitStatus {
        failures = Set.copyOf(failures);
    }

    /** The exit code that a check and the policies lead to. */
    public static ExitStatus of(LeakCheck check, Policies policies) {
        return of(check, policies, Baseline.NONE);
    }

    /** The same where what a baseline knows does not fail. */
    public static ExitStatus of(LeakCheck check, Policies policies, Baseline baseline) {
        Set<Finding> failures = failures(baseline.withoutKnown(check), policies);
        Cause cause = cause(check, failures, policies);
        int target = check.run().ending().exitCode();
        int code = switch (cause) {
            case COMLEAK -> COMLEAK_FAILED;
            case TIMED_OUT -> TIMED_OUT;
            case FINDINGS -> policies.errorExitcode();
            case INCOMPLETE -> target != 0 ? target : COMLEAK_FAILED;
            case TARGET -> target;
        };
        return new ExitStatus(code, cause, failures, baseline);
    }

    private static Cause cause(LeakCheck check, Set<Finding> failures, Policies policies) {
        if (throughComleak(check)) {
            return Cause.COMLEAK;
        }
        if (check.run().ending() instanceof Ending.TimedOut) {
            return Cause.TIMED_OUT;
        }
        boolean incomplete = failures.contains(Finding.INCOMPLETE);
        if (failures.size() > (incomplete ? 1 : 0) && policies.errorExitcode() != 0) {
            return Cause.FINDINGS;
        }
        return incomplete ? Cause.INCOMPLETE : Cause.TARGET;
    }

    /** Whether comleak itself is to blame that not everything was seen. */
    public static boolean throughComleak(LeakCheck check) {
        return check instanceof LeakCheck.Incomplete incomplete
                && incomplete.reasons().stream().map(Incompleteness::kind).anyMatch(Incompleteness.Kind::comleaksFault);
    }

    private static Set<Finding> failures(LeakCheck check, Policies policies) {
        Set<Finding> failures = EnumSet.noneOf(Finding.class);
        for (Finding finding : Finding.values()) {
            if (finding.isIn(check) && policies.fails(finding, check)) {
                failures.add(finding);
            }
        }
        return failures;
    }
}
