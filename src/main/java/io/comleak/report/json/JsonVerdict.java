// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Suppressed;
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
        suppressed();
        json.name("wrongFrees")
                .value(check.run().wrongFrees().stream()
                        .mapToLong(WrongFree::times)
                        .sum());
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

    private void suppressed() throws IOException {
        json.name("suppressed").beginArray();
        for (Suppressed suppressed : check.suppressed()) {
            json.beginObject();
            json.name("name").value(suppressed.by().name());
            json.name("reason").value(suppressed.by().reason());
            json.name("evidence").value(suppressed.by().evidence());
            json.name("groups").value(suppressed.totals().groups());
            blocksAndBytes(suppressed.totals());
            json.endObject();
        }
        json.endArray();
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
