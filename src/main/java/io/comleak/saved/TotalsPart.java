// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressed;
import io.comleak.model.Counts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the member totals. The sums over groups follow from the groups. */
final class TotalsPart {
    private final LeakTotalsPart sums = new LeakTotalsPart(new Members());
    private final SuppressedPart suppressedPart = new SuppressedPart();
    private final List<Suppressed> suppressed = new ArrayList<>();
    private final Members members = new Members()
            .required("leaks", sums::read)
            .required("lateFrees", sums::read)
            .required("held", sums::read)
            .required("outstanding", sums::read)
            .required("windowsLateFrees", json -> windowsLateFrees = sums.read(json))
            .required("suppressed", json -> json.array(it -> suppressed.add(suppressedPart.read(it))))
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

    List<Suppressed> suppressed() {
        return List.copyOf(suppressed);
    }

    Counts counts() {
        return new Counts(allocations, reallocations, frees, withoutStack, peakBlocks, peakBytes);
    }

    OptionalInt childProcesses() {
        return childProcesses;
    }
}
