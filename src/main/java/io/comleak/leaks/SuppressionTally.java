// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.suppress.Suppression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what each suppression kept out of one check. */
final class SuppressionTally {
    private final Map<Integer, LeakTotals> groups = new HashMap<>();
    private final Map<Integer, Long> wrongFrees = new HashMap<>();

    void group(int suppression, LeakGroup group) {
        LeakTotals before = groups.getOrDefault(suppression, LeakTotals.ZERO);
        groups.put(suppression, before.plus(group.allBlocks(), group.allBytes()));
    }

    void wrongFree(int suppression, long times) {
        wrongFrees.merge(suppression, times, Long::sum);
    }

    /** What became of those that were applied, and of those that were not as they have expired. */
    Suppressions of(List<Suppression> applied, List<Suppression> expired) {
        List<Suppressed> used = new ArrayList<>();
        List<Suppressions.Unused> unused = new ArrayList<>();
        for (int i = 0; i < applied.size(); i++) {
            Suppression suppression = applied.get(i);
            if (groups.containsKey(i) || wrongFrees.containsKey(i)) {
                used.add(used(i, suppression));
            } else if (!suppression.source().builtIn()) {
                unused.add(new Suppressions.Unused(
                        suppression.name(), suppression.source().name()));
            }
        }
        return new Suppressions(
                used,
                unused,
                expired.stream()
                        .filter(it -> !it.source().builtIn())
                        .map(SuppressionTally::expired)
                        .toList());
    }

    private Suppressed used(int i, Suppression suppression) {
        return new Suppressed(
                suppression.name(),
                suppression.reason(),
                suppression.evidence(),
                suppression.source().name(),
                groups.getOrDefault(i, LeakTotals.ZERO),
                wrongFrees.getOrDefault(i, 0L));
    }

    private static Suppressions.Expired expired(Suppression suppression) {
        LocalDate lastDay = suppression.lastDay() == null ? LocalDate.MIN : suppression.lastDay();
        return new Suppressions.Expired(suppression.name(), suppression.source().name(), lastDay);
    }
}
