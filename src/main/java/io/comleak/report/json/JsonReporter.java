// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakCheck;
import io.comleak.model.Incompleteness;
import io.comleak.model.Symbols;
import io.comleak.report.BlockDecoder;
import io.comleak.report.ContentsShown;
import io.comleak.report.HarmlessJson;
import io.comleak.report.Reporter;
import io.comleak.report.origin.Origins;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes a leak check for programs: all facts, whatever the policies say. */
public final class JsonReporter implements Reporter {
    /** Of what is written; another where a reader of this one would be misled. */
    public static final int FORMAT = 1;

    private final Symbols symbols;
    private final String version;
    private final ContentsShown contents;

    /** The version is comleak's; contents says how much is written of what is in the blocks. */
    public JsonReporter(Symbols symbols, String version, ContentsShown contents) {
        this.symbols = symbols;
        this.version = version;
        this.contents = contents;
    }

    @Override
    public void complete(LeakCheck.Complete check, ExitStatus status, Writer out) throws IOException {
        write(check, List.of(), status, out);
    }

    @Override
    public void incomplete(LeakCheck.Incomplete check, ExitStatus status, Writer out) throws IOException {
        write(check, check.reasons(), status, out);
    }

    // The writer is the caller's to close, and with it this one.
    @SuppressWarnings("resource")
    private void write(LeakCheck check, List<Incompleteness> reasons, ExitStatus status, Writer out)
            throws IOException {
        JsonWriter json = new JsonWriter(new HarmlessJson(out));
        json.setIndent(" ");
        JsonFrames frames = new JsonFrames(json, check.run().target(), symbols);
        json.beginObject();
        comleak(json);
        new JsonRun(json, frames, check.run()).write();
        new JsonVerdict(json, check).write(reasons, status);
        new JsonPhases(json).write(check);
        if (status.baseline().exists()) {
            JsonBaseline.write(check, status.baseline(), json);
        }
        new JsonGroups(
                        json,
                        frames,
                        new Fingerprinter(check.run().target(), symbols),
                        contents,
                        new BlockDecoder(check.run().target(), symbols),
                        new Origins(check.run().target(), symbols))
                .write(check, status.baseline());
        json.endObject();
        json.flush();
        out.write('\n');
        out.flush();
    }

    private void comleak(JsonWriter json) throws IOException {
        json.name("comleak").beginObject();
        json.name("version").value(version);
        json.name("format").value(FORMAT);
        json.endObject();
    }
}
