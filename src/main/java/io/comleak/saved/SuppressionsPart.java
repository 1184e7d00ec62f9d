// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressed;
import io.comleak.leaks.Suppressions;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads what became of the suppressions: three members of totals. */
final class SuppressionsPart {
    private final List<Suppressed> used = new ArrayList<>();
    private final List<Suppressions.Unused> unused = new ArrayList<>();
    private final List<Suppressions.Expired> expired = new ArrayList<>();
    private final LeakTotalsPart usedPart =
            new LeakTotalsPart(named().required("reason", json -> reason = json.string())
                    .required("evidence", json -> evidence = json.string())
                    .required("wrongFrees", json -> wrongFrees = json.count()));
    private final Members unusedMembers = named();
    private final Members expiredMembers = named().required("expires", json -> expires = date(json));
    private String name = "";
    private String source = "";
    private String reason = "";
    private String evidence = "";
    private long wrongFrees;
    private LocalDate expires = LocalDate.EPOCH;

    private Members named() {
        return new Members()
                .required("name", json -> name = json.string())
                .required("source", json -> source = json.string());
    }

    void used(JsonSource json) throws IOException {
        json.array(it -> {
            LeakTotals totals = usedPart.read(it);
            used.add(new Suppressed(name, reason, evidence, source, totals, wrongFrees));
        });
    }

    void unused(JsonSource json) throws IOException {
        json.array(it -> {
            unusedMembers.read(it);
            unused.add(new Suppressions.Unused(name, source));
        });
    }

    void expired(JsonSource json) throws IOException {
        json.array(it -> {
            expiredMembers.read(it);
            expired.add(new Suppressions.Expired(name, source, expires));
        });
    }

    private static LocalDate date(JsonSource json) throws IOException {
        String text = json.string();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw json.wrong("a date, such as 2027-06-30, was expected");
        }
    }

    Suppressions suppressions() {
        return new Suppressions(used, unused, expired);
    }
}
