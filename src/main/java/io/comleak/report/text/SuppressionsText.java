// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressed;
import io.comleak.leaks.Suppressions;
import io.comleak.report.Amounts;
import io.comleak.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What suppressions did, and which did nothing. */
final class SuppressionsText {
    private static final int MOST_PARTS = 3;
    private static final int MOST_NAMES = 8;

    private final Suppressions suppressions;

    SuppressionsText(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** Parts of the summary: one for each that was used, or one for all if they are many. */
    List<String> used() {
        List<Suppressed> used = suppressions.used();
        if (used.size() <= MOST_PARTS) {
            return used.stream()
                    .map(it -> amounts(it.totals(), it.wrongFrees()) + ", suppressed by " + Printable.of(it.name()))
                    .toList();
        }
        LeakTotals sum = used.stream().map(Suppressed::totals).reduce(LeakTotals.ZERO, LeakTotals::plus);
        long wrongFrees = used.stream().mapToLong(Suppressed::wrongFrees).sum();
        return List.of(amounts(sum, wrongFrees) + ", suppressed by " + Amounts.count(used.size(), "entry", "entries"));
    }

    /** Lines about those that did nothing: they can go, or their date be looked at. */
    List<String> idle() {
        List<String> lines = new ArrayList<>();
        int unused = suppressions.unused().size();
        if (unused > 0) {
            lines.add(Amounts.count(unused, "suppression") + " matched nothing: "
                    + names(unused, suppressions.unused().stream().map(it -> named(it.name(), it.source())))
                    + ".");
        }
        int expired = suppressions.expired().size();
        if (expired > 0) {
            lines.add(Amounts.count(expired, "suppression") + " expired: "
                    + names(expired, suppressions.expired().stream().map(SuppressionsText::expired)) + ".");
        }
        return lines;
    }

    private static String amounts(LeakTotals totals, long wrongFrees) {
        String frees = Amounts.count(wrongFrees, "wrong free");
        if (totals.groups() == 0) {
            return frees;
        }
        return Amounts.blocksAndBytes(totals) + (wrongFrees == 0 ? "" : ", and " + frees);
    }

    private static String names(int count, Stream<String> names) {
        String listed = String.join(", ", names.limit(MOST_NAMES).toList());
        return count > MOST_NAMES ? listed + " and " + Amounts.number(count - MOST_NAMES) + " more" : listed;
    }

    private static String named(String name, String source) {
        return Printable.of(name) + " (" + Printable.of(source) + ")";
    }

    private static String expired(Suppressions.Expired it) {
        return Printable.of(it.name()) + " (" + Printable.of(it.source()) + ") on " + it.lastDay();
    }
}
