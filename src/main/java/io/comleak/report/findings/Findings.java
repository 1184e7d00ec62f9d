// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.findings;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.ExitStatus.Cause;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.OwnCode;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Verdict;
import io.comleak.model.Apartment;
import io.comleak.model.Ending;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import io.comleak.model.WrongFree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists what a check found and the policies show. That a result is no clean one is in the list whatever they say. */
public final class Findings {
    private final LeakCheck check;
    private final ExitStatus status;
    private final Policies policies;
    private final Target target;
    private final List<Found> found = new ArrayList<>();

    private Findings(LeakCheck check, ExitStatus status, Policies policies) {
        this.check = check;
        this.status = status;
        this.policies = policies;
        this.target = check.run().target();
    }

    /** The worst first; of the same severity what is about the run as a whole, then the largest groups of each class. */
    public static List<Found> of(LeakCheck check, ExitStatus status, Policies policies) {
        Findings findings = new Findings(check, status, policies);
        findings.incomplete();
        findings.heldInSilence();
        findings.groups();
        findings.wrongFrees();
        findings.children();
        findings.found.sort(Comparator.comparing(Found::severity));
        return List.copyOf(findings.found);
    }

    private void incomplete() {
        if (check.verdict() == Verdict.INCOMPLETE) {
            boolean fails = status.failures().contains(Finding.INCOMPLETE)
                    || status.cause() == Cause.COMLEAK
                    || status.cause() == Cause.TIMED_OUT;
            Severity shown = policies.shows(Finding.INCOMPLETE) ? Severity.WARNING : Severity.NOTE;
            whole(Rule.INCOMPLETE, fails ? Severity.ERROR : shown, faultStack());
        }
    }

    private StackTrace faultStack() {
        return check.run().ending() instanceof Ending.Crashed crashed && crashed.fault() != null
                ? crashed.fault().stack()
                : StackTrace.NONE;
    }

    /** Where what is held is not to be shown, a list without it would look clean. */
    private void heldInSilence() {
        if (check.verdict() == Verdict.HELD && !policies.shows(Finding.HELD)) {
            whole(
                    Rule.HELD,
                    Severity.NOTE,
                    check.openApartments().stream()
                            .map(Apartment::entered)
                            .findFirst()
                            .orElse(StackTrace.NONE));
        }
    }

    private void groups() {
        for (LeakGroup group : check.groups()) {
            Rule rule = Rule.of(group.leakClass());
            if (policies.shows(rule.finding())) {
                found.add(new Found.Blocks(severity(rule), group));
            }
        }
    }

    private void wrongFrees() {
        if (policies.shows(Finding.WRONG_FREES)) {
            for (WrongFree wrong : check.wrongFrees()) {
                found.add(new Found.Freed(severity(Rule.of(wrong)), wrong, OwnCode.firstFrame(target, wrong.freed())));
            }
        }
    }

    private void children() {
        if (Finding.CHILDREN.isIn(check) && policies.shows(Finding.CHILDREN)) {
            whole(Rule.CHILDREN, severity(Rule.CHILDREN), StackTrace.NONE);
        }
    }

    private void whole(Rule rule, Severity severity, StackTrace stack) {
        found.add(new Found.Whole(rule, severity, stack, OwnCode.firstFrame(target, stack)));
    }

    private Severity severity(Rule rule) {
        return rule.certain() && status.failures().contains(rule.finding()) ? Severity.ERROR : Severity.WARNING;
    }
}
