// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressed;
import io.comleak.leaks.Suppressions;
import io.comleak.model.Counts;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the member totals. The sums over groups follow from the groups. */
final class TotalsPart {
    private final LeakTotalsPart sums = new LeakTotalsPart(new Members());
    private final SuppressedPart suppressedPart = new SuppressedPart();
    private final List<Suppressed> suppressed = new ArrayList<>();
    private final List<Suppressions.Unused> unused = new ArrayList<>();
    private final List<Suppressions.Expired> expired = new ArrayList<>();
    private final Members unusedMembers = new Members()
            .required("name", json -> name = json.string())
            .required("source", json -> source = json.string());
    private final Members expiredMembers = new Members()
            .required("name", json -> name = json.string())
            .required("source", json -> source = json.string())
            .required("expires", json -> lastDay = date(json));
    private String name = "";
    private String source = "";
    private LocalDate lastDay = LocalDate.EPOCH;
    private final Members members = new Members()
            .required("leaks", sums::read)
            .required("lateFrees", sums::read)
            .required("held", sums::read)
            .required("outstanding", sums::read)
            .required("windowsLateFrees", json -> windowsLateFrees = sums.read(json))
            .required("suppressed", json -> json.array(it -> suppressed.add(suppressedPart.read(it))))
            .required("unusedSuppressions", json -> json.array(this::unused))
            .required("expiredSuppressions", json -> json.array(this::expired))
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

    private void unused(JsonSource json) throws IOException {
        unusedMembers.read(json);
        unused.add(new Suppressions.Unused(name, source));
    }

    private void expired(JsonSource json) throws IOException {
        expiredMembers.read(json);
        expired.add(new Suppressions.Expired(name, source, lastDay));
    }

    private static LocalDate date(JsonSource json) throws IOException {
        String text = json.string();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw json.wrong("it is no date such as 2030-12-31");
        }
    }

    private void children(JsonSource json) throws IOException {
        childProcesses = OptionalInt.of((int) json.number(0, Integer.MAX_VALUE));
    }

    LeakTotals windowsLateFrees() {
        return windowsLateFrees;
    }

    Suppressions suppressions() {
        return new Suppressions(suppressed, unused, expired);
    }

    Counts counts() {
        return new Counts(allocations, reallocations, frees, withoutStack, peakBlocks, peakBytes);
    }

    OptionalInt childProcesses() {
        return childProcesses;
    }
}
