// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Standing;
import io.comleak.leaks.diff.DiffStatus;
import io.comleak.leaks.diff.LeakDiff;
import io.comleak.leaks.diff.Side;
import io.comleak.model.Incompleteness;
import io.comleak.report.HarmlessJson;
import io.comleak.report.Names;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;

/** Writes a comparison for programs: all of it, whatever the policies say. What was in the blocks is not in it. */
public final class DiffJsonReporter {
    static final int FORMAT = 1;

    private final String version;

    /** The version is comleak's. */
    public DiffJsonReporter(String version) {
        this.version = version;
    }

    /** The writer is flushed, not closed. */
    // The writer is the caller's to close, and with it this one.
    @SuppressWarnings("resource")
    public void report(LeakDiff diff, DiffStatus status, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(new HarmlessJson(out));
        json.setIndent(" ");
        json.beginObject();
        json.name("comleak").beginObject();
        json.name("version").value(version);
        json.name("document").value("diff");
        json.name("format").value(FORMAT);
        json.endObject();
        result(diff, status, json);
        json.name("old");
        side(diff.before(), json);
        json.name("new");
        side(diff.after(), json);
        programs("notRun", diff.notRun(), json);
        programs("runLessOften", diff.runLessOften(), json);
        json.name("changes").beginArray();
        JsonChanges changes = new JsonChanges(json);
        changes.write(diff.changes());
        json.endArray();
        json.endObject();
        json.flush();
        out.write('\n');
        out.flush();
    }

    private static void result(LeakDiff diff, DiffStatus status, JsonWriter json) throws IOException {
        json.name("result").beginObject();
        json.name("cause").value(Names.of(status.cause()));
        json.name("exitCode").value(Integer.toUnsignedLong(status.code()));
        json.name("failures").beginArray();
        for (Finding finding : Finding.values()) {
            if (status.failures().contains(finding)) {
                json.value(Names.of(finding));
            }
        }
        json.endArray();
        json.name("renamed").value(diff.renamed());
        json.name("counts").beginObject();
        for (Standing standing : Standing.values()) {
            json.name(Names.member(standing)).value(diff.with(standing).size());
        }
        json.endObject();
        json.endObject();
    }

    private static void side(Side side, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("programs").beginArray();
        for (Map.Entry<String, Integer> runs : side.runs().entrySet()) {
            json.beginObject();
            json.name("program").value(runs.getKey());
            json.name("runs").value(runs.getValue());
            json.endObject();
        }
        json.endArray();
        json.name("complete").value(side.incomplete().isEmpty());
        json.name("incompleteRuns").beginArray();
        for (LeakCheck.Incomplete check : side.incomplete()) {
            json.beginObject();
            json.name("program").value(check.run().target().program());
            reasons(check, json);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static void reasons(LeakCheck.Incomplete check, JsonWriter json) throws IOException {
        json.name("reasons").beginArray();
        for (Incompleteness reason : check.reasons()) {
            json.beginObject();
            json.name("kind").value(Names.of(reason.kind()));
            json.name("detail").value(reason.detail());
            json.endObject();
        }
        json.endArray();
    }

    private static void programs(String name, Set<String> programs, JsonWriter json) throws IOException {
        json.name(name).beginArray();
        for (String program : programs) {
            json.value(program);
        }
        json.endArray();
    }
}
