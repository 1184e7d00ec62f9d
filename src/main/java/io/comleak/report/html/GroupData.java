// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.Baseline;
import io.comleak.leaks.FreedLate;
import io.comleak.leaks.LeakGroup;
import io.comleak.report.Names;
import io.comleak.report.origin.Origin;
import io.comleak.report.origin.Origins;
import java.io.IOException;

/** Writes a group of blocks. */
final class GroupData {
    private final JsonWriter json;
    private final FindingData finding;
    private final Origins origins;
    private final Stacks stacks;
    private final BlockData blocks;
    private final Strings strings;

    GroupData(JsonWriter json, FindingData finding, Origins origins, Stacks stacks, BlockData blocks, Strings strings) {
        this.json = json;
        this.finding = finding;
        this.origins = origins;
        this.stacks = stacks;
        this.blocks = blocks;
        this.strings = strings;
    }

    void write(LeakGroup group, Baseline baseline) throws IOException {
        json.beginObject();
        Origin origin = origins.of(group);
        finding.write(Names.of(group.leakClass()), group.stack(), origin.api(), baseline.of(group));
        if (origin.freeWith() != null) {
            json.name("freeWith").value(strings.number(origin.freeWith()));
        }
        json.name("blocks").value(group.blocks());
        json.name("bytes").value(group.bytes());
        if (group.sizes() != null) {
            json.name("smallest").value(group.sizes().smallest());
            json.name("largest").value(group.sizes().largest());
        }
        stacks.stack("stack", group.stack());
        if (group.freed() != null) {
            freed(group.freed());
        }
        blocks.list(group.kept());
        json.endObject();
    }

    private void freed(FreedLate freed) throws IOException {
        String when = "freed " + freed.millisecondsAfter() + " ms after COM was shut down"
                + (freed.duringExit() ? ", while the process ended" : "");
        json.name("freedWhen").value(when);
        json.name("freedPlace").value(strings.number(finding.place(freed.stack(), freed.ownFrame())));
        stacks.stack("freed", freed.stack());
    }
}
