// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.suppress.Call;
import io.comleak.suppress.Suppression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes out of a check what rules say that COM's runtime keeps on purpose. */
public final class RuntimeCacheFilter {
    private final List<Suppression> rules;
    private final Symbols symbols;

    /** The first of the rules that matches a group takes it. */
    public RuntimeCacheFilter(List<Suppression> rules, Symbols symbols) {
        this.rules = List.copyOf(rules);
        this.symbols = symbols;
    }

    /** The check without the groups that a rule matches, which it counts instead. */
    public LeakCheck filter(LeakCheck check) {
        List<LeakGroup> left = new ArrayList<>();
        Map<Suppression, LeakTotals> suppressed = new LinkedHashMap<>();
        for (LeakGroup group : check.groups()) {
            Suppression rule = ruleFor(check.run().target(), group.stack());
            if (rule == null) {
                left.add(group);
            } else {
                suppressed.put(
                        rule, suppressed.getOrDefault(rule, LeakTotals.ZERO).plus(group.blocks(), group.bytes()));
            }
        }
        return check.with(
                left,
                check.wrongFrees(),
                new Suppressions(
                        suppressed.entrySet().stream()
                                .map(entry -> suppressed(entry.getKey(), entry.getValue()))
                                .toList(),
                        List.of(),
                        List.of()));
    }

    private static Suppressed suppressed(Suppression by, LeakTotals totals) {
        return new Suppressed(by.name(), by.reason(), by.evidence(), "built-in", totals, 0);
    }

    /** The check without the groups that a rule matches. */
    public ProvisionalCheck filter(ProvisionalCheck check) {
        return check.with(check.groups().stream()
                .filter(group -> ruleFor(check.target(), group.stack()) == null)
                .toList());
    }

    private @Nullable Suppression ruleFor(Target target, StackTrace stack) {
        List<Call> calls = Call.of(beforeOwnCode(target, stack), symbols);
        return rules.stream().filter(rule -> rule.matches(calls)).findFirst().orElse(null);
    }

    /** What lies between the allocator and the target's own code: only there is the runtime by itself. */
    private static List<Frame> beforeOwnCode(Target target, StackTrace stack) {
        Frame own = OwnCode.firstFrame(target, stack);
        return own == null
                ? stack.frames()
                : stack.frames().subList(0, stack.frames().indexOf(own));
    }
}
