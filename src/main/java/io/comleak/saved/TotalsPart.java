// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressions;
import io.comleak.model.Counts;
import io.comleak.model.WrongFree;
import io.comleak.report.Amounts;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** Reads the member totals. */
final class TotalsPart {
    private final LeakTotalsPart sums = new LeakTotalsPart(new Members());
    private final SuppressionsPart suppressions = new SuppressionsPart();
    private final Members members = new Members()
            .required("leaks", json -> of(LeakClass.LEAK, json))
            .required("lateFrees", json -> of(LeakClass.LATE_FREE, json))
            .required("held", json -> of(LeakClass.HELD_AT_EXIT, json))
            .required("outstanding", json -> of(LeakClass.OUTSTANDING, json))
            .required("windowsLateFrees", json -> windowsLateFrees = sums.read(json))
            .required("suppressed", suppressions::used)
            .required("unusedSuppressions", suppressions::unused)
            .required("expiredSuppressions", suppressions::expired)
            .required("wrongFrees", json -> wrongFrees = json.count())
            .required("allocations", json -> allocations = json.count())
            .required("reallocations", json -> reallocations = json.count())
            .required("frees", json -> frees = json.count())
            .required("withoutStack", json -> withoutStack = json.count())
            .required("peakBlocks", json -> peakBlocks = json.count())
            .required("peakBytes", json -> peakBytes = json.count())
            .optional("childProcesses", this::children);
    private final Map<LeakClass, LeakTotals> classes = new EnumMap<>(LeakClass.class);
    private long wrongFrees;
    private LeakTotals windowsLateFrees = LeakTotals.ZERO;
    private long allocations;
    private long reallocations;
    private long frees;
    private long withoutStack;
    private long peakBlocks;
    private long peakBytes;
    private OptionalInt childProcesses = OptionalInt.empty();

    void read(JsonSource json) throws IOException {
        members.read(json);
    }

    private void children(JsonSource json) throws IOException {
        childProcesses = OptionalInt.of((int) json.number(0, Integer.MAX_VALUE));
    }

    private void of(LeakClass leakClass, JsonSource json) throws IOException {
        classes.put(leakClass, sums.read(json));
    }

    /** The sums are those of the findings, unless somebody changed one or the other. */
    void check(LeakCheck check, JsonSource json) throws IOException {
        for (Map.Entry<LeakClass, LeakTotals> sum : classes.entrySet()) {
            LeakTotals found = check.totals(sum.getKey());
            if (!found.equals(sum.getValue())) {
                throw json.contradiction("totals and groups differ in class " + Names.of(sum.getKey()) + ": "
                        + text(sum.getValue()) + " there, " + text(found) + " here");
            }
        }
        long times = check.wrongFrees().stream().mapToLong(WrongFree::times).sum();
        if (times != wrongFrees) {
            throw json.contradiction("totals has " + wrongFrees + " wrong frees, and wrongFrees " + times);
        }
    }

    private static String text(LeakTotals sum) {
        return sum.groups() + " with " + Amounts.bytesInBlocks(sum);
    }

    LeakTotals windowsLateFrees() {
        return windowsLateFrees;
    }

    Suppressions suppressions() {
        return suppressions.suppressions();
    }

    Counts counts() {
        return new Counts(allocations, reallocations, frees, withoutStack, peakBlocks, peakBytes);
    }

    OptionalInt childProcesses() {
        return childProcesses;
    }
}
