// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.PhaseResult;
import io.comleak.leaks.PhaseShare;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.List;

/** Writes the member phases, of a run whose program named any. */
final class JsonPhases {
    private final JsonWriter json;

    JsonPhases(JsonWriter json) {
        this.json = json;
    }

    void write(LeakCheck check) throws IOException {
        List<PhaseResult> phases = check.phases();
        if (phases.isEmpty()) {
            return;
        }
        json.name("phases").beginArray();
        for (PhaseResult result : phases) {
            phase(result);
        }
        json.endArray();
        if (check.run().morePhases() > 0) {
            json.name("morePhases").value(check.run().morePhases());
        }
    }

    private void phase(PhaseResult result) throws IOException {
        json.beginObject();
        json.name("name").value(result.phase().name());
        json.name("verdict").value(Names.of(result.verdict()));
        json.name("allocations").value(result.phase().allocations());
        json.name("blocks").value(result.reported());
        json.name("bytes").value(result.reportedBytes());
        json.name("keptBlocks").value(result.phase().keptBlocks());
        json.name("keptBytes").value(result.phase().keptBytes());
        json.endObject();
    }

    /** Those that blocks were allocated in. */
    void shares(List<PhaseShare> shares) throws IOException {
        if (shares.isEmpty()) {
            return;
        }
        json.name("phases").beginArray();
        for (PhaseShare share : shares) {
            json.beginObject();
            json.name("phase").value(share.phase());
            json.name("blocks").value(share.blocks());
            json.name("bytes").value(share.bytes());
            json.endObject();
        }
        json.endArray();
    }
}
