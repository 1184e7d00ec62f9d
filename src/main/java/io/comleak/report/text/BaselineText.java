// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.Baseline;
import io.comleak.leaks.Compared;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Standing;
import io.comleak.model.WrongFree;
import io.comleak.report.Amounts;
import io.comleak.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a baseline has to do with a run's report. */
final class BaselineText {
    private final LeakCheck check;
    private final Policies policies;

    BaselineText(LeakCheck check, Policies policies) {
        this.check = check;
        this.policies = policies;
    }

    /** Of a finding that is shown. */
    static Remarks remarks(Optional<Compared> compared) {
        if (compared.isEmpty()) {
            return Remarks.NONE;
        }
        Compared to = compared.get();
        List<String> lines = to.standing() == Standing.GROWN
                ? List.of("in the baseline: " + Amounts.bytesInBlocks(to.bytes(), to.blocks()))
                : List.of();
        return new Remarks(ChangeText.title(to.standing()) + " ", lines);
    }

    /** What was known, which is not shown one by one. */
    List<String> lines(Baseline baseline) {
        List<String> lines = new ArrayList<>();
        LeakCheck unknown = baseline.withoutKnown(check);
        String known = counts(baseline.known(check));
        if (!known.isEmpty()) {
            lines.add(
                    anything(unknown)
                            ? "Known from the baseline, and not shown: " + known + "."
                            : "Nothing new: " + known + ", known from the baseline.");
        } else if (!anything(unknown) && check instanceof LeakCheck.Complete) {
            lines.add("Nothing new.");
        }
        if (baseline.isIncomplete()) {
            lines.add("A run of the baseline is incomplete: what it did not see looks new.");
        }
        if (baseline.isOfAnotherProgram()) {
            lines.add("The baseline has no run of a program by the name of "
                    + Printable.of(check.run().target().name()) + ".");
        }
        return lines;
    }

    private boolean anything(LeakCheck of) {
        return !of.groups().isEmpty() || of.wrongFrees().stream().anyMatch(WrongFree::certain);
    }

    private String counts(LeakCheck known) {
        List<String> counts = new ArrayList<>();
        for (LeakClass leakClass : LeakClass.values()) {
            LeakTotals totals = known.totals(leakClass);
            Finding finding = Finding.of(leakClass);
            if (totals.groups() > 0 && policies.shows(finding)) {
                counts.add(Amounts.count(totals.groups(), ChangeText.noun(finding)) + ", "
                        + Amounts.bytesInBlocks(totals));
            }
        }
        if (!known.wrongFrees().isEmpty() && policies.shows(Finding.WRONG_FREES)) {
            counts.add(Amounts.count(known.wrongFrees().size(), "wrong free"));
        }
        return String.join(" · ", counts);
    }
}
