// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressed;
import io.comleak.leaks.Suppressions;
import io.comleak.model.Counts;
import io.comleak.model.Incompleteness;
import io.comleak.model.WrongFree;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** Writes the judgement in short: the members result and totals. */
final class JsonVerdict {
    private final JsonWriter json;
    private final LeakCheck check;

    JsonVerdict(JsonWriter json, LeakCheck check) {
        this.json = json;
        this.check = check;
    }

    void write(List<Incompleteness> reasons, ExitStatus status) throws IOException {
        result(reasons, status);
        totals();
    }

    private void result(List<Incompleteness> reasons, ExitStatus status) throws IOException {
        json.name("result").beginObject();
        json.name("verdict").value(Names.of(check.verdict()));
        json.name("complete").value(reasons.isEmpty());
        json.name("exitCode").value(Integer.toUnsignedLong(status.code()));
        json.name("cause").value(Names.of(status.cause()));
        json.name("failures").beginArray();
        for (Finding finding : Finding.values()) {
            if (status.failures().contains(finding)) {
                json.value(Names.of(finding));
            }
        }
        json.endArray();
        json.name("reasons").beginArray();
        for (Incompleteness reason : reasons) {
            json.beginObject();
            json.name("kind").value(Names.of(reason.kind()));
            json.name("detail").value(reason.detail());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void totals() throws IOException {
        json.name("totals").beginObject();
        totals("leaks", check.totals(LeakClass.LEAK));
        totals("lateFrees", check.totals(LeakClass.LATE_FREE));
        totals("held", check.totals(LeakClass.HELD_AT_EXIT));
        totals("outstanding", check.totals(LeakClass.OUTSTANDING));
        totals("windowsLateFrees", check.windowsLateFrees());
        suppressions(check.suppressions());
        json.name("wrongFrees")
                .value(check.wrongFrees().stream().mapToLong(WrongFree::times).sum());
        counts(check.run().counts());
        OptionalInt children = check.run().childProcesses();
        if (children.isPresent()) {
            json.name("childProcesses").value(children.getAsInt());
        }
        json.endObject();
    }

    private void totals(String name, LeakTotals totals) throws IOException {
        json.name(name).beginObject();
        json.name("groups").value(totals.groups());
        blocksAndBytes(totals);
        json.endObject();
    }

    private void suppressions(Suppressions suppressions) throws IOException {
        json.name("suppressed").beginArray();
        for (Suppressed suppressed : suppressions.used()) {
            suppressed(suppressed);
        }
        json.endArray();
        json.name("unusedSuppressions").beginArray();
        for (Suppressions.Unused unused : suppressions.unused()) {
            json.beginObject();
            named(unused.name(), unused.source());
            json.endObject();
        }
        json.endArray();
        json.name("expiredSuppressions").beginArray();
        for (Suppressions.Expired expired : suppressions.expired()) {
            json.beginObject();
            named(expired.name(), expired.source());
            json.name("expires").value(expired.lastDay().toString());
            json.endObject();
        }
        json.endArray();
    }

    private void suppressed(Suppressed suppressed) throws IOException {
        json.beginObject();
        named(suppressed.name(), suppressed.source());
        json.name("reason").value(suppressed.reason());
        json.name("evidence").value(suppressed.evidence());
        json.name("groups").value(suppressed.totals().groups());
        blocksAndBytes(suppressed.totals());
        json.name("wrongFrees").value(suppressed.wrongFrees());
        json.endObject();
    }

    private void named(String name, String source) throws IOException {
        json.name("name").value(name);
        json.name("source").value(source);
    }

    private void blocksAndBytes(LeakTotals totals) throws IOException {
        json.name("blocks").value(totals.blocks());
        json.name("bytes").value(totals.bytes());
    }

    private void counts(Counts counts) throws IOException {
        json.name("allocations").value(counts.allocations());
        json.name("reallocations").value(counts.reallocations());
        json.name("frees").value(counts.frees());
        json.name("withoutStack").value(counts.withoutStack());
        json.name("peakBlocks").value(counts.peakBlocks());
        json.name("peakBytes").value(counts.peakBytes());
    }
}
