// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Suppressed;
import io.comleak.model.Symbols;
import io.comleak.report.ContentsShown;
import io.comleak.report.Names;
import io.comleak.report.findings.FindingText;
import io.comleak.report.findings.Findings;
import io.comleak.report.findings.Found;
import java.io.IOException;
import java.util.List;

/** Writes the run: the tool, what it was used on, and the results. */
final class SarifRun {
    /** GitHub refuses a file with more. */
    static final int MOST_RESULTS = 25_000;

    private final JsonWriter json;
    private final LeakCheck check;
    private final ExitStatus status;
    private final FindingText text;
    private final List<Found> findings;
    private final SarifArtifacts artifacts;
    private final SarifResults results;

    SarifRun(
            JsonWriter json,
            LeakCheck check,
            ExitStatus status,
            Policies policies,
            Symbols symbols,
            ContentsShown contents) {
        this.json = json;
        this.check = check;
        this.status = status;
        this.text = new FindingText(check, policies, symbols, contents);
        this.findings = Findings.of(check, status, policies);
        this.artifacts = new SarifArtifacts(json);
        this.results = new SarifResults(
                json, check.run().target(), text, new SarifStacks(json, artifacts, symbols), artifacts);
    }

    void write(String version) throws IOException {
        json.beginObject();
        new SarifTool(json).write(version);
        json.name("automationDetails").beginObject();
        // By this, servers keep the results of several programs apart.
        json.name("id").value("comleak/" + FileUri.segment(check.run().target().name()) + "/");
        json.endObject();
        List<Found> shown = findings.subList(0, Math.min(MOST_RESULTS, findings.size()));
        new SarifInvocation(json, check, status, text).write(findings, findings.size() - shown.size());
        json.name("columnKind").value("utf16CodeUnits");
        json.name("results").beginArray();
        for (Found found : shown) {
            results.write(found);
        }
        json.endArray();
        artifacts.write();
        properties();
        json.endObject();
    }

    private void properties() throws IOException {
        json.name("properties").beginObject();
        json.name("verdict").value(Names.of(check.verdict()));
        json.name("suppressed").beginArray();
        for (Suppressed suppressed : check.suppressions().used()) {
            json.beginObject();
            json.name("name").value(suppressed.name());
            json.name("groups").value(suppressed.totals().groups());
            json.name("wrongFrees").value(suppressed.wrongFrees());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
}
