// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.model.Symbols;
import io.comleak.report.ContentsShown;
import io.comleak.report.HarmlessJson;
import io.comleak.report.Reporter;
import java.io.IOException;
import java.io.Writer;

/** Writes a leak check as a SARIF log with one run. */
public final class SarifReporter implements Reporter {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final Symbols symbols;
    private final Policies policies;
    private final String version;
    private final ContentsShown contents;

    /** The version is comleak's; contents says how much of what is in the blocks is written, which may be secrets. */
    public SarifReporter(Symbols symbols, Policies policies, String version, ContentsShown contents) {
        this.symbols = symbols;
        this.policies = policies;
        this.version = version;
        this.contents = contents;
    }

    @Override
    public void complete(LeakCheck.Complete check, ExitStatus status, Writer out) throws IOException {
        write(check, status, out);
    }

    @Override
    public void incomplete(LeakCheck.Incomplete check, ExitStatus status, Writer out) throws IOException {
        write(check, status, out);
    }

    // The writer is the caller's to close, and with it this one.
    @SuppressWarnings("resource")
    private void write(LeakCheck check, ExitStatus status, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(new HarmlessJson(out));
        json.setIndent(" ");
        json.beginObject();
        json.name("$schema").value(SCHEMA);
        json.name("version").value("2.1.0");
        json.name("runs").beginArray();
        new SarifRun(json, check, status, policies, symbols, contents).write(version);
        json.endArray();
        json.endObject();
        json.flush();
        out.write('\n');
        out.flush();
    }
}
