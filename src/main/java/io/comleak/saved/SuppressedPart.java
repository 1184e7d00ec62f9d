// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressed;
import java.io.IOException;

/** Reads what a rule kept out of a report. */
final class SuppressedPart {
    private final LeakTotalsPart totalsPart = new LeakTotalsPart(new Members()
            .required("name", json -> name = json.string())
            .required("reason", json -> reason = json.string())
            .required("evidence", json -> evidence = json.string())
            .required("source", json -> source = json.string())
            .required("wrongFrees", json -> wrongFrees = json.count()));
    private String name = "";
    private String reason = "";
    private String evidence = "";
    private String source = "";
    private long wrongFrees;

    Suppressed read(JsonSource json) throws IOException {
        LeakTotals totals = totalsPart.read(json);
        return new Suppressed(name, reason, evidence, source, totals, wrongFrees);
    }
}
