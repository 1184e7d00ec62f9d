// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.Baseline;
import io.comleak.leaks.BlockSizes;
import io.comleak.leaks.FreedLate;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.OwnedGroup;
import io.comleak.report.Names;
import io.comleak.report.origin.Origin;
import io.comleak.report.origin.Origins;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        amounts(group.blocks(), group.bytes(), group.sizes());
        stacks.stack("stack", group.stack());
        if (group.freed() != null) {
            freed(group.freed());
        }
        blocks.list(group.kept());
        owned(group.owned());
        json.endObject();
    }

    private void owned(List<OwnedGroup> all) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        json.name("owned").beginArray();
        for (OwnedGroup owned : all) {
            json.beginObject();
            json.name("place").value(strings.number(finding.place(owned.stack(), owned.ownFrame())));
            amounts(owned.blocks(), owned.bytes(), owned.sizes());
            stacks.stack("stack", owned.stack());
            blocks.list(owned.kept());
            json.endObject();
        }
        json.endArray();
    }

    private void amounts(long count, long bytes, @Nullable BlockSizes sizes) throws IOException {
        json.name("blocks").value(count);
        json.name("bytes").value(bytes);
        if (sizes != null) {
            json.name("smallest").value(sizes.smallest());
            json.name("largest").value(sizes.largest());
        }
    }

    private void freed(FreedLate freed) throws IOException {
        String when = "freed " + freed.millisecondsAfter() + " ms after COM was shut down"
                + (freed.duringExit() ? ", while the process ended" : "");
        json.name("freedWhen").value(when);
        json.name("freedPlace").value(strings.number(finding.place(freed.stack(), freed.ownFrame())));
        stacks.stack("freed", freed.stack());
    }
}
