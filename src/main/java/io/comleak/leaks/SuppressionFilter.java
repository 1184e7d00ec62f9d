// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Symbols;
import io.comleak.model.WrongFree;
import io.comleak.suppress.Suppression;
import io.comleak.suppress.SuppressionMatcher;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Takes out of a check what suppressions match. Of several that match, the first one counts it. */
public final class SuppressionFilter {
    private final List<Suppression> applied;
    private final List<Suppression> expired;
    private final Symbols symbols;

    /** Those that have expired by today are not applied, but told of. */
    public SuppressionFilter(List<Suppression> suppressions, LocalDate today, Symbols symbols) {
        this.applied = suppressions.stream().filter(it -> !it.expired(today)).toList();
        this.expired = suppressions.stream().filter(it -> it.expired(today)).toList();
        this.symbols = symbols;
    }

    /** The check without the groups and wrong frees that a suppression matches, which it counts instead. */
    public LeakCheck filter(LeakCheck check) {
        Subjects subjects = new Subjects(check.run().target(), symbols);
        SuppressionMatcher matcher = new SuppressionMatcher(applied);
        SuppressionTally tally = new SuppressionTally();
        List<LeakGroup> groups = new GroupFilter(matcher, subjects, tally).filter(check.groups());
        List<WrongFree> wrongFrees = new ArrayList<>();
        for (WrongFree wrong : check.wrongFrees()) {
            OptionalInt by = matcher.find(subjects.of(wrong));
            by.ifPresentOrElse(suppression -> tally.wrongFree(suppression, wrong.times()), () -> wrongFrees.add(wrong));
        }
        return check.with(groups, wrongFrees, check.suppressions().plus(tally.of(applied, expired)));
    }

    /** The check without the groups that a suppression matches. */
    public ProvisionalCheck filter(ProvisionalCheck check) {
        Subjects subjects = new Subjects(check.target(), symbols);
        SuppressionMatcher matcher = new SuppressionMatcher(applied);
        return check.with(new GroupFilter(matcher, subjects, new SuppressionTally()).filter(check.groups()));
    }
}
