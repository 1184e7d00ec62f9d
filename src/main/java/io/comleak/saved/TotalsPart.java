// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressions;
import io.comleak.model.Counts;
import java.io.IOException;
import java.util.OptionalInt;

/** Reads the member totals. The sums over groups follow from the groups. */
final class TotalsPart {
    private final LeakTotalsPart sums = new LeakTotalsPart(new Members());
    private final SuppressionsPart suppressions = new SuppressionsPart();
    private final Members members = new Members()
            .required("leaks", sums::read)
            .required("lateFrees", sums::read)
            .required("held", sums::read)
            .required("outstanding", sums::read)
            .required("windowsLateFrees", json -> windowsLateFrees = sums.read(json))
            .required("suppressed", suppressions::used)
            .required("unusedSuppressions", suppressions::unused)
            .required("expiredSuppressions", suppressions::expired)
            .required("wrongFrees", JsonSource::count)
            .required("allocations", json -> allocations = json.count())
            .required("reallocations", json -> reallocations = json.count())
            .required("frees", json -> frees = json.count())
            .required("withoutStack", json -> withoutStack = json.count())
            .required("peakBlocks", json -> peakBlocks = json.count())
            .required("peakBytes", json -> peakBytes = json.count())
            .optional("childProcesses", this::children);
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
