// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.Suppressed;
import io.comleak.leaks.Suppressions;
import io.comleak.report.Amounts;
import io.comleak.report.Printable;
import java.io.IOException;

/** Writes what suppressions did, and which did nothing. */
final class SuppressionData {
    private final Suppressions suppressions;
    private final JsonWriter json;

    SuppressionData(Suppressions suppressions, JsonWriter json) {
        this.suppressions = suppressions;
        this.json = json;
    }

    void write() throws IOException {
        json.name("suppressions").beginArray();
        for (Suppressed used : suppressions.used()) {
            row(used.name(), used.source(), hid(used), used.reason(), used.evidence());
        }
        for (Suppressions.Unused unused : suppressions.unused()) {
            row(unused.name(), unused.source(), "matched nothing", "", "");
        }
        for (Suppressions.Expired expired : suppressions.expired()) {
            row(expired.name(), expired.source(), "expired on " + expired.lastDay(), "", "");
        }
        json.endArray();
    }

    private static String hid(Suppressed used) {
        String groups = Amounts.bytesInBlocks(used.totals());
        String frees = Amounts.count(used.wrongFrees(), "wrong free");
        if (used.wrongFrees() == 0) {
            return groups;
        }
        return used.totals().groups() == 0 ? frees : groups + ", and " + frees;
    }

    private void row(String... cells) throws IOException {
        json.beginArray();
        for (String cell : cells) {
            json.value(Printable.of(cell));
        }
        json.endArray();
    }
}
