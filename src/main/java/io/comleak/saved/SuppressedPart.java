// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressed;
import io.comleak.suppress.Suppression;
import java.io.IOException;
import java.util.List;

/** Reads what a rule kept out of a report. */
final class SuppressedPart {
    private final LeakTotalsPart totalsPart = new LeakTotalsPart(new Members()
            .required("name", json -> name = json.string())
            .required("reason", json -> reason = json.string())
            .required("evidence", json -> evidence = json.string()));
    private String name = "";
    private String reason = "";
    private String evidence = "";

    Suppressed read(JsonSource json) throws IOException {
        LeakTotals totals = totalsPart.read(json);
        // What the rule's frames were, nobody asks any more.
        return new Suppressed(new Suppression(name, reason, evidence, List.of()), totals);
    }
}
